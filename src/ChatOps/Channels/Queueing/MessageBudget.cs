namespace ChatOps.Channels.Queueing;

/// <summary>
/// How often the bot may be heard (cards.md 0.6): for one person, over all programs, at most two messages a day and four an ISO week, five
/// in the week in which a reveal arrives; the person's own days and weeks. Answers and a partner's words come on top.
/// <para>
/// News about one's own pair waits for the next day when the day is full, and for no week. What else is never dropped
/// leaves the day to news that waits, and waits for the next day or week with room, the earlier due first, until it expires. What may be
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
        var isNews = !mayDrop && CardKinds.IsNews(message.Kind);
        var ahead = isNews
            ? []
            : waiting.Where(w => w.Id != message.Id && w.GoesBefore(message)).Select(w => hours.DayOf(w.DueAt)).ToList();
        usedToday += ahead.Count(day => day <= today);
        if (mayDrop)
            usedThisWeek += ahead.Count(day => day < week.PlusDays(7));
        if (usedThisWeek >= room && !isNews)
            return mayDrop ? Verdict.Dropped : Verdict.At(hours.OpeningFrom(week.PlusDays(7)));
        return usedToday >= PerDay ? Verdict.At(hours.OpeningFrom(today.PlusDays(1))) : Verdict.Fits;
    }

    /// <summary>A message that made a sound and counts.</summary>
    internal readonly record struct Heard(string Kind, Instant At);

    /// <summary>A message of the bot that has not left yet.</summary>
    internal readonly record struct Waiting(string Id, string Kind, Importance Importance, Instant DueAt)
    {
        /// <summary>
        /// Keeps its place before the other: what may be dropped yields to all that is worth more, what only waits yields to news.
        /// </summary>
        public bool GoesBefore(Waiting other) => other.Importance >= Importance.FirstNudge
            ? (Importance, DueAt, string.CompareOrdinal(Id, other.Id)).CompareTo((other.Importance, other.DueAt, 0)) < 0
            : Importance < Importance.FirstNudge && CardKinds.IsNews(Kind);
    }

    /// <summary>Whether a message may leave now. <c>Until</c> is when to ask again.</summary>
    internal readonly record struct Verdict(bool MayLeave, Instant? Until)
    {
        public static readonly Verdict Fits = new(true, null);
        public static readonly Verdict Dropped = new(false, null);

        public static Verdict At(Instant until) => new(false, until);
    }
}
