using System.Collections.Concurrent;
using ChatOps.Channels;
using ChatOps.Channels.Queueing;
using ChatOps.Clock;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Moderating.Needs;

/// <summary>Once a week, on the program's day and hour in the moderator's own zone: who needs them. Nothing, when nobody does.</summary>
internal sealed class SendNeeds(Db db, Guard guard, ProgramStore programs, PersonStore people, NeedStore needs, Outbox outbox) : ITick
{
    private static readonly SqlText Sql = new("Moderating/Needs");

    /// <summary>Looked at this week already, and nobody needed them: only saves looking again.</summary>
    private readonly ConcurrentDictionary<string, LocalDate> _nobody = [];

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(SendNeeds), now, ct);
        var stored = await db.Read(programs.Stored, ct);
        foreach (var program in await look.Read(FaultKind.Program, stored, p => new Item(p.Id.Value, p.Id.Value), p => p.ToProgram()))
        {
            foreach (var id in await db.Read(session => session.Query<string>(Sql["ModeratorsToTell"], new { ProgramId = program.Id }), ct))
            {
                await look.Run(
                    FaultKind.NeedsList, new Item($"{program.Id}/{id}", program.Id.Value), () => Send(program, new PersonId(id), now, ct));
            }
        }
    }

    /// <summary>The Monday of the week whose list is due now; null when it is not the day, or not yet the hour.</summary>
    internal static LocalDate? Decide(ProgramSettings settings, Person moderator, Instant now)
    {
        var local = now.InZone(moderator.TimeZone).LocalDateTime;
        return local.DayOfWeek == settings.OpensOn && (local.Hour * 60) + local.Minute >= settings.OpensAt
            ? local.Date.PlusDays(1 - (int)local.DayOfWeek)
            : null;
    }

    private async Task Send(Program program, PersonId id, Instant now, Ct ct)
    {
        if (
            await db.Read(session => people.Find(session, id), ct) is { } moderator
            && Decide(program.Settings, moderator, now) is { } monday)
            await Send(program, moderator, monday, now, ct);
    }

    private async Task Send(Program program, Person moderator, LocalDate monday, Instant now, Ct ct)
    {
        var card = new CardRef(NeedsCard.Kind, $"{program.Id}/{NodaTime.Text.LocalDatePattern.Iso.Format(monday)}");
        var key = $"{program.Id} {moderator.Id}";
        if (_nobody.GetValueOrDefault(key) == monday)
            return;
        await db.Write(async session =>
        {
            if (await outbox.Find(session, card, moderator.Id) is null && !(await needs.Of(session, program, moderator, now)).IsEmpty)
                await outbox.Queue(session, new Posting(card, moderator.Id, now));
        }, ct);
        _nobody[key] = monday;
    }
}
