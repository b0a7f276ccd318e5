using ChatOps.Cards;
using ChatOps.Channels;
using ChatOps.Privacy;

namespace ChatOps.Accounts.TimeOff;

/// <summary>The days in a typed sentence: <c>2026-12-24</c>, <c>24.12.2026</c>, or as the writer's country writes them. Pure.</summary>
/// <param name="All">In their order.</param>
/// <param name="IsWhole">False: something in it looks like a date and can't be read as one day.</param>
internal sealed record TypedDays(IReadOnlyList<LocalDate> All, bool IsWhole)
{
    private static readonly TypedDays None = new([], IsWhole: true);

    public static TypedDays Of(Visit visit) =>
        visit.Fields.Words(Verbs.Rest) is { } typed ? Read(typed, visit.Inbound.Sender.Locale ?? visit.Person.Locale) : None;

    internal static TypedDays Read(Words typed, string locale)
    {
        var days = WrittenDate.In(typed.Reveal()).Select(text => WrittenDate.Read(text, locale)).ToList();
        return new TypedDays([.. days.OfType<LocalDate>()], days.TrueForAll(d => d is not null));
    }
}
