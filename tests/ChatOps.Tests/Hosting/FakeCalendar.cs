using System.Collections.Concurrent;
using ChatOps.Meetings.Calendars;
using ChatOps.Meetings.Times;
using ChatOps.People;

namespace ChatOps.Tests.Hosting;

/// <summary>
/// An Outlook of our own: keeps series, invites, remembers transaction ids as Graph does, and does what a test asks of it. What people do
/// in their calendars is done by its methods.
/// </summary>
internal sealed class FakeCalendar : IMeetingCalendar
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Standing> _standing = [];
    private readonly Dictionary<string, string> _transactions = [];
    private readonly Dictionary<string, int> _underWay = [];
    private int _next;

    public CalendarKind Kind => CalendarKind.Graph;

    /// <summary>Display names of people without a mailbox.</summary>
    public ConcurrentDictionary<string, bool> WithoutMailbox { get; } = [];

    /// <summary>When somebody can't, by display name.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<Interval>> Busy { get; } = [];

    public ConcurrentDictionary<string, IReadOnlyList<Interval>> Away { get; } = [];

    /// <summary>Whose calendar was looked into.</summary>
    public ConcurrentBag<string> LookedInto { get; } = [];

    /// <summary>What answers in place of the next calls of this name; <c>lost</c> does it and loses the answer.</summary>
    public ConcurrentQueue<(string Call, string Fault)> Faults { get; } = [];

    /// <summary>Every call that reached it, in order: its name and the series.</summary>
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Requests to book as they arrived.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The most calls that a mailbox had at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Everything that stands now.</summary>
    public IReadOnlyList<Standing> Series
    {
        get
        {
            lock (_gate)
                return [.. _standing.Values];
        }
    }

    public Task<CalendarOutcome<IReadOnlyList<Availability>>> FreeBusy(IReadOnlyList<Attendee> people, Instant from, Instant to, Ct ct) =>
        Answer<IReadOnlyList<Availability>>("FreeBusy", people[0].PersonId.Value, () =>
        {
            foreach (var person in people)
                LookedInto.Add(person.DisplayName);
            return new CalendarOutcome<IReadOnlyList<Availability>>.Done(
            [
                .. people.Select(p => new Availability
                {
                    PersonId = p.PersonId,
                    HasMailbox = !WithoutMailbox.ContainsKey(p.DisplayName),
                    Busy = [.. Busy.GetValueOrDefault(p.DisplayName, []), .. Away.GetValueOrDefault(p.DisplayName, [])],
                    Away = Away.GetValueOrDefault(p.DisplayName, []),
                }),
            ]);
        });

    /// <summary>Never the same twice: only a kept request can be sent again.</summary>
    public string Write(SeriesPlan plan) => $"{plan.SeriesId}/{plan.Attempt}/{Interlocked.Increment(ref _next)}";

    public Task<CalendarOutcome<BookedSeries>> Book(SeriesPlan plan, string request, Ct ct) =>
        Answer<BookedSeries>("Book", plan.Organizer.PersonId.Value, () =>
        {
            Requests.Enqueue(request);
            if (WithoutMailbox.ContainsKey(plan.Organizer.DisplayName))
                return new CalendarOutcome<BookedSeries>.Gone("MailboxNotEnabledForRESTAPI");
            var transaction = $"{plan.SeriesId}/{plan.Attempt}";
            if (_transactions.TryGetValue(transaction, out var seen) && seen != request)
                return new CalendarOutcome<BookedSeries>.Refused("ErrorDuplicateTransactionId");
            if (!_transactions.TryAdd(transaction, request))
                return new CalendarOutcome<BookedSeries>.Done(
                    new BookedSeries(_standing.Values.Single(s => s.Transaction == transaction).Id, Join));
            var id = $"event-{Interlocked.Increment(ref _next)}";
            _standing[id] = new Standing(id, transaction, plan) { Occurrences = Occurrences(plan) };
            return new CalendarOutcome<BookedSeries>.Done(new BookedSeries(id, Join));
        });

    public Task<CalendarOutcome<Applied>> Move(SeriesPlan plan, Ct ct) =>
        Change("Move", plan, standing => _standing[standing.Id] = standing with { Plan = plan, Occurrences = Occurrences(plan) });

    public Task<CalendarOutcome<Applied>> Cancel(SeriesPlan plan, string comment, Ct ct) => Change("Cancel", plan, standing =>
    {
        Comments.Enqueue(comment);
        _standing.Remove(standing.Id);
    });

    public ConcurrentQueue<string> Comments { get; } = [];

    public Task<CalendarOutcome<Applied>> MoveOccurrence(SeriesPlan plan, LocalDate day, LocalDateTime start, Ct ct) =>
        Change("MoveOccurrence", plan, standing => Put(standing, day, o => o with { StartsAt = WallTime.At(start, plan.Zone) }));

    public Task<CalendarOutcome<Applied>> CancelOccurrence(SeriesPlan plan, LocalDate day, string comment, Ct ct) =>
        Change("CancelOccurrence", plan, standing => Put(standing, day, _ => null));

    public Task<CalendarOutcome<Applied>> Invite(SeriesPlan plan, Attendee guest, Ct ct) =>
        Change("Invite", plan, standing => _standing[standing.Id] = standing with { Guests = [.. plan.Guests.Select(g => g.DisplayName)] });

    public Task<CalendarOutcome<Applied>> Uninvite(SeriesPlan plan, Attendee guest, string comment, Ct ct) =>
        Change("Uninvite", plan, standing =>
            _standing[standing.Id] = standing with { Guests = [.. plan.Guests.Select(g => g.DisplayName)] });

    public Task<CalendarOutcome<SeriesSeen>> Read(SeriesPlan plan, Instant from, Ct ct) =>
        Answer<SeriesSeen>("Read", plan.Organizer.PersonId.Value, () => plan.ExternalId is null
            || !_standing.TryGetValue(plan.ExternalId, out var standing)
                ? new CalendarOutcome<SeriesSeen>.Gone("ErrorItemNotFound")
                : new CalendarOutcome<SeriesSeen>.Done(
                    new SeriesSeen
                    {
                        DayOfWeek = standing.Plan.FirstDay.DayOfWeek,
                        From = standing.Plan.From,
                        Minutes = standing.Plan.Minutes,
                        Declined = standing.Declined,
                        JoinUrl = Join,
                        Occurrences = [.. standing.Occurrences.Where(o => o.StartsAt > from)],
                    }));

    /// <summary>Somebody moves one in Outlook.</summary>
    public void Moves(LocalDate day, LocalDateTime to) =>
        InOutlook(s => Put(s, day, o => o with { StartsAt = WallTime.At(to, s.Plan.Zone) }));

    public void MovesSeries(LocalDate firstDay, LocalTime to) => InOutlook(s =>
    {
        var plan = s.Plan with { FirstDay = firstDay, From = to };
        _standing[s.Id] = s with { Plan = plan, Occurrences = Occurrences(plan) };
    });

    public void Deletes(LocalDate day) => InOutlook(s => Put(s, day, _ => null));

    public void DeletesSeries() => InOutlook(s => _standing.Remove(s.Id));

    public void Declines(LocalDate day, PersonId person) => InOutlook(s => Put(s, day, o => o with { Declined = [person] }));

    private static Uri Join => new("https://teams.example/meet");

    private static List<OccurrenceSeen> Occurrences(SeriesPlan plan) =>
        [.. plan.Days().Select(d => new OccurrenceSeen(d, WallTime.At(d.At(plan.From), plan.Zone), plan.Minutes, []))];

    private void InOutlook(Action<Standing> act)
    {
        lock (_gate)
            act(_standing.Values.Single());
    }

    private void Put(Standing standing, LocalDate day, Func<OccurrenceSeen, OccurrenceSeen?> change) =>
        _standing[standing.Id] = standing with
        {
            Occurrences = [.. standing.Occurrences.Select(o => o.Day == day ? change(o) : o).OfType<OccurrenceSeen>()],
        };

    private Task<CalendarOutcome<Applied>> Change(string call, SeriesPlan plan, Action<Standing> change) =>
        Answer<Applied>(call, plan.Organizer.PersonId.Value, () =>
        {
            if (plan.ExternalId is null || !_standing.TryGetValue(plan.ExternalId, out var standing))
                return new CalendarOutcome<Applied>.Gone("ErrorItemNotFound");
            change(standing);
            return new CalendarOutcome<Applied>.Done(Applied.Value);
        });

    private async Task<CalendarOutcome<T>> Answer<T>(string call, string mailbox, Func<CalendarOutcome<T>> act)
    {
        lock (_gate)
        {
            _underWay[mailbox] = _underWay.GetValueOrDefault(mailbox) + 1;
            MostAtOnce = Math.Max(MostAtOnce, _underWay[mailbox]);
        }

        try
        {
            await Task.Yield();
            lock (_gate)
            {
                Calls.Enqueue(call);
                if (!Faults.TryPeek(out var fault) || fault.Call != call || !Faults.TryDequeue(out fault))
                    return act();
                if (fault.Fault == "lost")
                {
                    act();
                    return new CalendarOutcome<T>.Lost("timeout");
                }

                return fault.Fault switch
                {
                    "throttled" => new CalendarOutcome<T>.Wait(Duration.FromSeconds(3), "429"),
                    "down" => new CalendarOutcome<T>.Wait(null, "503"),
                    "never" => new CalendarOutcome<T>.Lost("reset"),
                    _ => new CalendarOutcome<T>.Refused(fault.Fault),
                };
            }
        }
        finally
        {
            lock (_gate)
                _underWay[mailbox]--;
        }
    }

    /// <summary>A series in the calendars.</summary>
    internal sealed record Standing(string Id, string Transaction, SeriesPlan Plan)
    {
        public IReadOnlyList<PersonId> Declined { get; init; } = [];

        /// <summary>Display names of who comes along for a while.</summary>
        public IReadOnlyList<string> Guests { get; init; } = [];

        public IReadOnlyList<OccurrenceSeen> Occurrences { get; init; } = [];
    }
}
