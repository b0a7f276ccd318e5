using ChatOps.Cards;
using ChatOps.People;
using ChatOps.Texts;

namespace ChatOps.Joining.Inputs;

/// <summary>The days and hours that a member works: the same three fields in both forms.</summary>
internal static class HoursInputs
{
    public static IEnumerable<Element> Of(Person person, Phrases t) =>
        [
            new ChoiceInput(
                "work_days",
                t["preferences.work_days"],
                [.. Enumerable.Range(1, 7).Select(d => new Choice($"{d}", t.Culture.DateTimeFormat.GetDayName((DayOfWeek)(d % 7))))])
            {
                IsOptional = true,
                IsMany = true,
                Values = [.. person.WorkDays.Select(d => $"{d}")],
            },
            HalfHours("work_from", person.WorkFrom, t),
            HalfHours("work_to", person.WorkUntil, t),
        ];

    /// <summary>
    /// The person with what they filled in. What is left empty stays as it is; an end that is not after the start is marked.
    /// </summary>
    public static Person Read(Fields fields, Person person, Phrases t, List<FieldError> errors)
    {
        var from = SavePreferences.Minutes(fields.Choice("work_from", SavePreferences.HalfHours)) ?? person.WorkFrom;
        var until = SavePreferences.Minutes(fields.Choice("work_to", SavePreferences.HalfHours)) ?? person.WorkUntil;
        if (from >= until)
            errors.Add(new FieldError("work_to", t["preferences.error.hours"]));
        var days = string.Concat(
            fields
                .Choices("work_days")
                .Where(d => d is ['1' or '2' or '3' or '4' or '5' or '6' or '7'])
                .Distinct()
                .Order(StringComparer.Ordinal));
        return person with { WorkDays = days.Length > 0 ? days : person.WorkDays, WorkFrom = from, WorkUntil = until };
    }

    private static ChoiceInput HalfHours(string id, int minutes, Phrases t) =>
        new(id, t[$"preferences.{id}"], [.. SavePreferences.HalfHours.Select(h => new Choice(h, h))])
        {
            IsOptional = true,
            Placeholder = t["input.choose"],
            Values = [SavePreferences.Clock(minutes)],
        };
}

/// <summary>Whether a calendar tells us when members are free; else they are asked.</summary>
internal sealed record CalendarKnown(bool ByOutlook);
