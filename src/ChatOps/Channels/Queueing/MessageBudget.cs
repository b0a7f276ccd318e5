namespace ChatOps.Channels.Queueing;

/// <summary>
/// How often the bot may be heard (cards.md 0.6): for one person, over all programs, at most two messages a day and four an ISO week, five
/// in the week in which a reveal arrives; the person's own days and weeks. Answers and a partner's words come on top.
/// <para>
/// Where the rules conflict, the number wins: what is never dropped but does not fit waits for the next day or week with room, the earlier
/// due first, until it expires. (Of five check-ins in one week the fifth stays reachable from the menu and the Home tab.) What may be
/// dropped also leaves room for every more important message that is known to come in the same day or week; it waits for the next day when
/// only the day is full, and is dropped when the week is.
/// </para>
/// </summary>
internal static class MessageBudget
{
    public const int PerDay = 2;
    public const int PerWeek = 4;
    public const int PerFirstWeek = 5;

    /// <summary>How far back soundings matter: a week, in any zone.</summary>
    public static readonly Duration Memory = Duration.FromDays(9);

    /// <param name="message">What wants to leave now.</param>
    /// <param name="heard">What the person heard from the bot, at least since their Monday.</param>
    /// <param name="waiting">What else of the bot waits for this person; only what is more important matters.</param>
    /// <param name="hours">The person's own days.</param>
    /// <param name="now">When it would leave: inside the person's hours.</param>
    public static Verdict Decide(Waiting message, IReadOnlyList<Heard> heard, IEnumerable<Waiting> waiting, QuietHours hours, Instant now)
    {
        var today = hours.DayOf(now);
        var week = QuietHours.WeekOf(today);
        var thisWeek = heard.Where(h => QuietHours.WeekOf(hours.DayOf(h.At)) == week).ToList();
        var room = message.Kind == CardKinds.Reveal || thisWeek.Exists(h => h.Kind == CardKinds.Reveal) ? PerFirstWeek : PerWeek;
        var usedToday = thisWeek.Count(h => hours.DayOf(h.At) == today);
        var usedThisWeek = thisWeek.Count;
        var mayDrop = message.Importance >= Importance.FirstNudge;
        if (mayDrop)
        {
            var ahead = waiting.Where(w => w.Id != message.Id && w.ComesBefore(message)).Select(w => hours.DayOf(w.DueAt)).ToList();
            usedToday += ahead.Count(day => day <= today);
            usedThisWeek += ahead.Count(day => day < week.PlusDays(7));
        }
        if (usedThisWeek >= room)
            return mayDrop ? Verdict.Dropped : Verdict.At(hours.OpeningFrom(week.PlusDays(7)));
        return usedToday >= PerDay ? Verdict.At(hours.OpeningFrom(today.PlusDays(1))) : Verdict.Fits;
    }

    /// <summary>A message that made a sound and counts.</summary>
    internal readonly record struct Heard(string Kind, Instant At);

    /// <summary>A message of the bot that has not left yet.</summary>
    internal readonly record struct Waiting(string Id, string Kind, Importance Importance, Instant DueAt)
    {
        public bool ComesBefore(Waiting other) =>
            (Importance, DueAt, string.CompareOrdinal(Id, other.Id)).CompareTo((other.Importance, other.DueAt, 0)) < 0;
    }

    /// <summary>Whether a message may leave now. <c>Until</c> is when to ask again.</summary>
    internal readonly record struct Verdict(bool MayLeave, Instant? Until)
    {
        public static readonly Verdict Fits = new(true, null);
        public static readonly Verdict Dropped = new(false, null);

        public static Verdict At(Instant until) => new(false, until);
    }
}
