using ChatOps.Channels.Claiming;
using ChatOps.Operations.Checks;
using ChatOps.People;
using ChatOps.Privacy;
using ChatOps.Settings;
using ChatOps.Storage;
using NodaTime.Text;

namespace ChatOps.Operations;

/// <summary>
/// <c>doctor person EMAIL</c>: what the help desk needs to know about somebody whom the bot doesn't reach. No words, no name; the look is
/// audited.
/// </summary>
internal sealed class DoctorPerson(Db db, PersonStore people, OutboxReport outbox, AuditLog audit)
{
    private static readonly SqlText Sql = new("Operations");

    public static async Task<int> Run(ChatOpsSettings settings, string email, TextWriter output, Ct ct)
    {
        if (!DatabaseFile.Exists(settings.Database))
            throw new Misconfigured(["Database:ConnectionString: there is no database yet."]);
        if ((await new Migrator(settings.Database, SystemClock.Instance).Pending(ct)).Count > 0)
            throw new Misconfigured(["Database:ConnectionString: migrations are pending; run migrate first."]);
        await using var db = new Db(settings.Database);
        var lines = await new DoctorPerson(db, new PersonStore(), new OutboxReport(), new AuditLog(SystemClock.Instance)).Lines(
            email.Trim().ToLowerInvariant(), ct);
        foreach (var line in lines)
            await output.WriteLineAsync(line);
        return lines.Count > 0
            ? 0
            : throw new Misconfigured(["Nobody is known by this work email; an address counts once a channel vouches for it."]);
    }

    /// <summary>None when nobody has this verified work email.</summary>
    public Task<IReadOnlyList<string>> Lines(string email, Ct ct) => db.Write<IReadOnlyList<string>>(
        async session =>
        {
            var lines = new List<string>();
            foreach (var person in await people.WithEmail(session, email))
            {
                await audit.Record(session, "operator", "doctor.person", person.Id);
                lines.AddRange(await Lines(session, person));
            }

            return lines;
        },
        ct);

    private async Task<IReadOnlyList<string>> Lines(Session session, Person person)
    {
        var memberships = await session.Query<MembershipRow>(Sql["MembershipsOf"], new { PersonId = person.Id });
        var last = await outbox.LastCardOf(session, person.Id);
        return
        [
            $"Person {person.Id}: {person.Zone}, {person.Locale}",
            .. (await people.AccountsOf(session, person.Id)).Select(a => Line(a, person)),
            .. memberships.Select(m => $"Program {m.Key}: {m.State}"),
            $"Last message: {(last is null ? "none yet" : Text(last))}",
        ];
    }

    private static string Text(LastCard last) =>
        $"{last.Kind}, {last.State.ToString().ToLowerInvariant()}"
        + (last.SentAt is { } at ? $", sent {InstantPattern.General.Format(at)}" : "")
        + (last.Code is { } code ? $" ({code})" : "");

    private static string Line(Account account, Person person) =>
        $"{account.Channel} {account.Tenant}/{account.UserId}: "
        + $"{AccountText.Of(account.State)}{(account.StateCode is { } code ? $" ({code})" : "")}"
        + $"{(account.Conversation is null ? ", no chat yet" : "")}{(person.PreferredAccount == account.Id ? ", preferred" : "")}";

    private sealed record MembershipRow
    {
        public string Key { get; init; } = "";
        public string State { get; init; } = "";
    }
}
