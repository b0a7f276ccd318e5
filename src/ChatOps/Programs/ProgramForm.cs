using ChatOps.Cards;
using ChatOps.Channels;

namespace ChatOps.Programs;

/// <summary>A new program, for those whom the settings name. What is not asked here has a good default and can be changed later.</summary>
internal sealed class ProgramForm : ICardBuilder
{
    public const string Kind = "program-form";

    public Task<Card?> Build(Showing showing, Ct ct)
    {
        var t = showing.Phrases;
        return Task.FromResult<Card?>(
            new Card(Kind, t["program.title"])
            {
                Locale = t.Tag,
                Heading = t["program.title"],
                Body = [new Text(t["program.lead"])],
                Form = new Form("program.create", "", t["program.title"], t["program.submit"], t["intake.cancel"])
                {
                    Open = new Button("program.new", "", t["program.open"], ButtonStyle.Primary),
                    Body =
                    [
                        new TextInput("name", t["program.name"], CreateProgram.NameLength) { Placeholder = t["program.name.placeholder"] },
                        new ChoiceInput(
                            "weeks",
                            t["program.weeks"],
                            [.. CreateProgram.Lengths.Select(w => new Choice($"{w}", t.Fill("program.weeks.choice", ("n", w))))])
                        {
                            Values = ["3"],
                        },
                        new ChoiceInput(
                            "languages", t["intake.languages"], [.. CreateProgram.Languages.Select(l => new Choice(l, t.LanguageName(l)))])
                        {
                            IsMany = true,
                            Values = ["en"],
                        },
                        new Toggle("is_open", t["program.is_open"]) { Value = true, Hint = t["program.is_open.hint"] },
                        new Toggle("takes_guests", t["program.takes_guests"]) { Hint = t["program.takes_guests.hint"] },
                        new TextInput("moderators", t["program.moderators"], CreateProgram.ModeratorsLength)
                        {
                            IsOptional = true,
                            IsMultiline = true,
                            Placeholder = t["program.moderators.placeholder"],
                        },
                        new TextInput("privacy_contact", t["program.privacy_contact"], 254)
                        {
                            IsOptional = true,
                            Placeholder = t["preferences.wish.placeholder"],
                        },
                    ],
                },
                Buttons = [new Button("form.cancel", "", t["intake.cancel"])],
            });
    }
}

/// <summary>"program": opens the form for those who may create one.</summary>
internal sealed class NewProgram(ModeratorList creators) : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) =>
        Task.FromResult<Reply>(
            creators.MayCreate(visit.Person.WorkEmail)
                ? new Reply.Ask(new CardRef(ProgramForm.Kind, ""))
                : new Reply.Say("error.moderators_only"));
}
