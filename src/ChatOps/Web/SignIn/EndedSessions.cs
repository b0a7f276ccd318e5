using ChatOps.Storage;

namespace ChatOps.Web.SignIn;

/// <summary>
/// Sessions that were signed out before their hour was over: a copy of the cookie opens nothing any more, at any instance.
/// </summary>
internal sealed class EndedSessions(Db db, IClock clock)
{
    private static readonly SqlText Sql = new("Web/SignIn");

    /// <param name="session">Its id.</param>
    /// <param name="lasts">How long the cookie would have been good, at the longest.</param>
    /// <param name="ct">Ends the waiting.</param>
    public Task End(string session, Duration lasts, Ct ct) => db.Write(
        async unit =>
        {
            var now = clock.GetCurrentInstant();
            await unit.Execute(Sql["ForgetEndedSessions"], new { Now = now });
            await unit.Execute(Sql["EndSession"], new { Id = session, ForgottenAt = now + lasts });
        },
        ct);

    public async Task<bool> Contains(string session, Ct ct) =>
        await db.Read(unit => unit.Find<int>(Sql["IsSessionEnded"], new { Id = session }), ct) > 0;
}
