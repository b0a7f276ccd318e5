using ChatOps.Accounts;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Joining.Inputs;
using ChatOps.Joining.Introductions;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>
/// Saves the second form. Known, unknown and excluded addresses are all accepted alike, so that nothing can be learnt from the answer.
/// </summary>
internal sealed class SavePreferences(
    ProgramStore programs, MembershipStore memberships, PersonStore people, ProgramChannels channels, IZoneChanged hours) : IUseCase
{
    public const int IntroLength = 400;
    public const int WantLength = 300;
    public const int HelpLength = 300;
    public const int AvoidLength = 500;
    public const int WishLength = 254;
    public const int MostAvoided = 10;
    public static readonly IReadOnlyList<string> Overlaps = ["same", "4h", "2h", "1h"];
    public static readonly IReadOnlyList<string> HalfHours = [.. Enumerable.Range(0, 48).Select(i => Clock(i * 30))];

    public async Task<Reply> Handle(Visit visit, Ct ct)
    {
        if (await memberships.Load(visit.Db, new ProgramId(visit.Subject), visit.Person.Id) is not { } membership
            || await memberships.FindIntake(visit.Db, membership) is not { } intake)
            return new Reply.Say("error.not_yours");
        var moderators = await programs.ModeratorNames(visit.Db, membership.ProgramId);
        switch (
            Decide(
                intake,
                visit.Person,
                moderators,
                await channels.Of(visit.Db, membership.ProgramId) is not null,
                visit.Fields,
                visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(PreferencesForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Saved saved:
                await memberships.SaveIntake(visit.Db, visit.Person.Id, saved.Intake, visit.Now);
                if (saved.Person != visit.Person)
                {
                    await people.SaveHours(visit.Db, saved.Person);
                    await hours.Changed(visit.Db, saved.Person, visit.Now);
                }

                return new Reply.Show(
                    new CardRef(saved.ShowsPost ? IntroductionPreviewCard.Kind : PreferencesSavedCard.Kind, visit.Subject));
            default:
                throw new InvalidOperationException("Every decision is answered.");
        }
    }

    internal static Decision Decide(
        Intake intake, Person person, IReadOnlyList<string> moderators, bool hasChannel, Fields fields, Phrases t)
    {
        var errors = new List<FieldError>();
        foreach (
            var (field, max) in new[]
            {
                ("intro", IntroLength),
                ("want", WantLength),
                ("can_help", HelpLength),
                ("avoid", AvoidLength),
                ("wish", WishLength),
            })
        {
            if (fields.Words(field) is { } words && words.Length > max)
                errors.Add(new FieldError(field, t.Fill("error.too_long", ("max", max), ("n", words.Length))));
        }

        var avoid = Addresses("avoid", fields.Words("avoid"), person, t, errors);
        var wish = Addresses("wish", fields.Words("wish"), person, t, errors);
        if (avoid.Count > MostAvoided)
            errors.Add(
                new FieldError(
                    "avoid",
                    t.Fill("preferences.error.most", ("moderator", moderators.Count > 0 ? moderators[0] : t["data.notice.nobody"]))));
        if (wish.Count > 1)
            errors.Add(new FieldError("wish", t.Fill("preferences.error.address", ("text", fields.Words("wish")!.Reveal()))));
        if (wish.Count > 0 && avoid.Contains(wish[0]))
            errors.Add(new FieldError("wish", t["preferences.error.both"]));
        var posts = hasChannel && fields.IsOn("post_intro");
        if (posts && !fields.Has("intro"))
            errors.Add(new FieldError("post_intro", t["preferences.error.post_intro"]));
        var working = HoursInputs.Read(fields, person, t, errors);
        if (errors.Count > 0)
            return new Decision.Incomplete([.. errors.DistinctBy(e => e.Field)]);

        return new Decision.Saved(
            intake with
            {
                Overlap = fields.Choice("overlap", Overlaps),
                PostsIntro = posts,
                Side = SideInput.Read(fields) ?? intake.Side,
                Words = intake.Words with
                {
                    Intro = fields.Words("intro"),
                    Want = fields.Words("want"),
                    CanHelp = fields.Words("can_help"),
                    Avoid = [.. avoid.Select(a => new Words(a))],
                    Wish = wish.Count > 0 ? new Words(wish[0]) : null,
                },
            },
            working,
            posts && (!intake.PostsIntro || intake.Words.Intro?.Reveal() != fields.Words("intro")?.Reveal()));
    }

    internal static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    internal static int? Minutes(string? clock) =>
        clock is null
            ? null
            : (int.Parse(clock[..2], System.Globalization.CultureInfo.InvariantCulture) * 60)
                + int.Parse(clock[3..], System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Addresses(string field, Words? typed, Person person, Phrases t, List<FieldError> errors)
    {
        var addresses = new List<string>();
        foreach (
            var text in (typed?.Reveal() ?? "").Split(
                [',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (WrittenAddress.Read(text) is not { } address || !address.Split('@')[^1].Contains('.', StringComparison.Ordinal))
                errors.Add(new FieldError(field, t.Fill("preferences.error.address", ("text", text))));
            else if (address.Equals(person.WorkEmail, StringComparison.OrdinalIgnoreCase))
                errors.Add(new FieldError(field, t["preferences.error.own"]));
            else
                addresses.Add(address);
        }

        return [.. addresses.Distinct()];
    }

    internal abstract record Decision
    {
        internal sealed record Saved(Intake Intake, Person Person, bool ShowsPost) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}
