using System.Security.Claims;
using ChatOps.Channels;
using ChatOps.Operations.SignIn;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Texts;

namespace ChatOps.Moderating;

/// <summary>
/// From a sign-in with the moderators' role to the programs that this person moderates. Entra's object id is that of their Teams account, whose work email the
/// roster vouched for; another authority must vouch for the address itself. An address in an Entra token is never believed.
/// </summary>
internal sealed class ModeratorDoor(Db db, PersonStore people, ProgramStore programs)
{
    public async Task<Moderator> Enter(HttpContext context, Ct ct)
    {
        var user = context.User;
        var key = SignedIn.KeyOf(user);
        var mine = await db.Read(async session => key == SignedIn.OfTheLink.Key
            ? await programs.All(session)
            : await EmailOf(session, user, key) is { } email ? await programs.ModeratedBy(session, email) : [], ct);
        return new Moderator(key, user.Identity?.Name ?? "", mine, TextCatalog.For(Wanted(context.Request)));
    }

    private async Task<string?> EmailOf(Session session, ClaimsPrincipal user, string key) => key.Split(':') switch
    {
        ["entra", var tenant, var oid] => (await people.FindVisitor(session, new AccountKey(Channel.Teams, tenant, oid)))?.Person.WorkEmail,
        _ => user.FindFirst(ClaimTypes.Email)?.Value.ToLowerInvariant(),
    };

    private static string Wanted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).FirstOrDefault(l => TextCatalog.Tags.Contains(l.Split('-')[0])) ?? "en";
}
