using System.Net.Mail;
using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Joining;

/// <summary>Saves the second form. Known, unknown and excluded addresses are all accepted alike, so that nothing can be learnt from the answer.</summary>
internal sealed class SavePreferences(MembershipStore memberships, PersonStore people, IZoneChanged hours) : IUseCase
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
        if (await memberships.Find(visit.Db, new ProgramId(visit.Subject), visit.Person.Id) is not { } membership
            || await memberships.FindIntake(visit.Db, membership) is not { } intake)
            return new Reply.Say("error.not_yours");
        switch (Decide(intake, visit.Person, visit.Fields, visit.Phrases))
        {
            case Decision.Incomplete incomplete:
                return new Reply.Correct(new CardRef(PreferencesForm.Kind, visit.Subject), visit.Fields, incomplete.Errors);
            case Decision.Saved saved:
                await memberships.SaveIntake(visit.Db, visit.Person.Id, saved.Intake, visit.Now);
                if (saved.Person != visit.Person)
                {
                    await people.Save(visit.Db, saved.Person);
                    await hours.Changed(visit.Db, saved.Person, visit.Now);
                }

                break;
        }

        return new Reply.Show(new CardRef(PreferencesSavedCard.Kind, visit.Subject));
    }

    internal static Decision Decide(Intake intake, Person person, Fields fields, Phrases t)
    {
        var errors = new List<FieldError>();
        foreach (var (field, max) in new[] { ("intro", IntroLength), ("want", WantLength), ("can_help", HelpLength), ("avoid", AvoidLength), ("wish", WishLength) })
        {
            if (fields.Words(field) is { } words && words.Length > max)
                errors.Add(new FieldError(field, t.Fill("error.too_long", ("max", max), ("n", words.Length))));
        }

        var avoid = Addresses("avoid", fields.Words("avoid"), person, t, errors);
        var wish = Addresses("wish", fields.Words("wish"), person, t, errors);
        if (avoid.Count > MostAvoided)
            errors.Add(new FieldError("avoid", t["preferences.error.most"]));
        if (wish.Count > 0 && avoid.Contains(wish[0]))
            errors.Add(new FieldError("wish", t["preferences.error.both"]));
        var from = Minutes(fields.Choice("work_from", HalfHours)) ?? person.WorkFrom;
        var until = Minutes(fields.Choice("work_to", HalfHours)) ?? person.WorkUntil;
        if (from >= until)
            errors.Add(new FieldError("work_to", t["preferences.error.hours"]));
        if (errors.Count > 0)
            return new Decision.Incomplete([.. errors.DistinctBy(e => e.Field)]);

        var days = string.Concat(fields.Choices("work_days").Where(d => d is ['1' or '2' or '3' or '4' or '5' or '6' or '7']).Distinct().Order());
        return new Decision.Saved(
            intake with
            {
                Overlap = fields.Choice("overlap", Overlaps),
                Words = intake.Words with
                {
                    Intro = fields.Words("intro"),
                    Want = fields.Words("want"),
                    CanHelp = fields.Words("can_help"),
                    Avoid = [.. avoid.Select(a => new Words(a))],
                    Wish = wish.Count > 0 ? new Words(wish[0]) : null,
                },
            },
            person with { WorkDays = days.Length > 0 ? days : person.WorkDays, WorkFrom = from, WorkUntil = until });
    }

    internal static string Clock(int minutes) => $"{minutes / 60:00}:{minutes % 60:00}";

    internal static int? Minutes(string? clock) => clock is null ? null : (int.Parse(clock[..2], System.Globalization.CultureInfo.InvariantCulture) * 60) + int.Parse(clock[3..], System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Addresses(string field, Words? typed, Person person, Phrases t, List<FieldError> errors)
    {
        var addresses = new List<string>();
        foreach (var text in (typed?.Reveal() ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!MailAddress.TryCreate(text, out var address) || !address.Host.Contains('.', StringComparison.Ordinal) || address.Address != text)
                errors.Add(new FieldError(field, t.Fill("preferences.error.address", ("text", text))));
            else if (string.Equals(text, person.WorkEmail, StringComparison.OrdinalIgnoreCase))
                errors.Add(new FieldError(field, t["preferences.error.own"]));
            else
                addresses.Add(text.ToLowerInvariant());
        }

        return [.. addresses.Distinct()];
    }

    internal abstract record Decision
    {
        internal sealed record Saved(Intake Intake, Person Person) : Decision;

        internal sealed record Incomplete(IReadOnlyList<FieldError> Errors) : Decision;
    }
}
