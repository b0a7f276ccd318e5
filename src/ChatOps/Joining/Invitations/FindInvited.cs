using ChatOps.Channels;
using ChatOps.Clock;
using ChatOps.Storage;
using ChatOps.Storage.Faults;

namespace ChatOps.Joining.Invitations;

/// <summary>
/// Who was invited by an address and was never here: the channels are asked once who that is. They are met as if a colleague had named
/// them; once their channel vouches for the address, <see cref="Invite"/> brings the invitation.
/// </summary>
internal sealed partial class FindInvited(
    Db db, Guard guard, InvitationStore invitations, Welcome welcome, IEnumerable<IFindByEmail> channels, ILogger<FindInvited> log) : ITick
{
    private const int Batch = 8;

    private static readonly Duration Again = Duration.FromMinutes(10);

    public async Task Tick(Instant now, Ct ct)
    {
        var look = await guard.Begin(nameof(FindInvited), now, ct);
        // Those that failed and wait would take the places of the others.
        foreach (var (id, email) in await db.Read(session => invitations.ToAsk(session, now, Batch + look.Faulty), ct))
            await look.Run(FaultKind.InvitationSearch, new Item(id), () => Find(id, email, now, ct));
    }

    private async Task Find(string id, string email, Instant now, Ct ct)
    {
        // Outside any unit of work: nobody's check-in waits for a vendor.
        var found = await Ask(email, ct);
        await db.Write(async session =>
        {
            await invitations.AskAt(session, id, found is ByEmail.TryAgain again ? now + (again.After ?? Again) : null);
            if (found is ByEmail.Found { Account: var account })
                await welcome.Expect(session, account, now);
        }, ct);
        if (found is ByEmail.Found)
            Log.InvitedIsFound(log);
    }

    private async Task<ByEmail> Ask(string email, Ct ct)
    {
        ByEmail answer = new ByEmail.Nobody();
        foreach (var channel in channels)
        {
            answer = await channel.Find(email, ct);
            if (answer is not ByEmail.Nobody)
                return answer;
        }

        return answer;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Who was invited by an address is found")]
        public static partial void InvitedIsFound(ILogger logger);
    }
}
