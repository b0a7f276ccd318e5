using System.Diagnostics;
using System.Globalization;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.People;
using ChatOps.Storage;

namespace ChatOps.Benchmarks.Sending;

/// <summary>
/// Cards to be sent: two a person, one of a partner's words and one that counts in the person's week. Each is queued in a unit of work of
/// its own.
/// </summary>
internal sealed class Letters(Db db, Outbox outbox, IClock clock, int count)
{
    /// <summary>The kind of what was sent in earlier weeks.</summary>
    public const string Past = "past";

    private readonly long[] _queued = new long[count];

    /// <summary>When each was queued, in ticks of the stopwatch.</summary>
    public IReadOnlyList<long> Queued => _queued;

    /// <summary>Their readers, over so many lanes, with a conversation each and two cards of earlier weeks.</summary>
    public static async Task Seed(Db db, int count, int lanes, Ct ct)
    {
        var n = string.Create(
            CultureInfo.InvariantCulture, $"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {(count / 2) - 1})");
        await Do(
            db,
            $"""
            INSERT INTO persons (id, display_name, zone, locale, work_days, work_from, work_until, allows_outside_hours, preferred_account, created_at)
            {n} SELECT 'p' || i, 'Sample', 'UTC', 'en', '1234567', 0, 1440, TRUE, 'a' || i, 0 FROM n
            """,
            ct);
        await Do(
            db,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO accounts (id, person_id, channel, tenant, user_id, lane, name, is_email_verified, conversation, service_url, connector_id, state, stays_alone, created_at)
                {n} SELECT 'a' || i, 'p' || i, 'teams', 't' || (i % {lanes}), 'u' || i, 'teams:t' || (i % {lanes}), 'Sample', FALSE, 'c' || i, 'https://vendor.example/', 'u' || i, 'active', FALSE, 0 FROM n
                """),
            ct);
        await Do(
            db,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                INSERT INTO outbox (id, kind, subject, person_id, place, account_id, lane, state, importance, turn, wanted, shown, anew, posted, due_at, next_at, attempts, attempted,
                    message_account_id, conversation, message_id, sent_at, created_at)
                {n} SELECT 'o' || i || '-' || w.week, '{Past}', i || '-' || w.week, 'p' || i, '', 'a' || i, 'teams:t' || (i % {lanes}), 'done', 2, 3, 1, 1, 1, 1, w.week, w.week, 0, 1,
                    'a' || i, 'c' || i, 'm' || i || '-' || w.week, w.week, w.week
                FROM n CROSS JOIN (SELECT 1 AS week UNION ALL SELECT 2) w
                """),
            ct);
        await Do(
            db,
            $"INSERT INTO soundings (delivery_id, person_id, kind, sent_at) {n} SELECT 'o' || i || '-1.0', 'p' || i, '{Past}', 1 FROM n",
            ct);
    }

    public async Task Queue(int number, Ct ct)
    {
        var persons = count / 2;
        var kind = ((number / persons) + number) % 2 == 0 ? "partner-copy" : "check-in-form";
        var card = new CardRef(kind, number.ToString(CultureInfo.InvariantCulture));
        await db.Write(s => outbox.Queue(s, new Posting(card, new PersonId($"p{number % persons}"), clock.GetCurrentInstant())), ct);
        _queued[number] = Stopwatch.GetTimestamp();
    }

    private static Task<int> Do(Db db, string sql, Ct ct) => db.Write(session => session.Execute(new Statement("seed", sql, null)), ct);
}
