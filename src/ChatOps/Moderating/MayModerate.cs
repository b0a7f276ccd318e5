using System.Security.Claims;
using ChatOps.People;
using ChatOps.Programs;
using ChatOps.Storage;
using ChatOps.Texts;
using ChatOps.Web.SignIn;

namespace ChatOps.Moderating;

/// <summary>
/// From a sign-in with the moderators' role to the programs that this person moderates. Entra's object id is that of their Teams account,
/// whose work email the roster vouched for; another authority must vouch for the address itself. An address in an Entra token is never
/// believed. The link of a first run, on the machine itself, opens every program and acts there as its first moderator that the bot knows.
/// </summary>
internal sealed class MayModerate(Db db, PersonStore people, ProgramStore programs)
{
    /// <param name="context">The request of somebody with the role.</param>
    /// <param name="key">The program that is asked for; null: none in particular.</param>
    /// <param name="ct">Ends the reading.</param>
    public Task<Moderator> Enter(HttpContext context, string? key, Ct ct) =>
        db.Read(
            async session =>
            {
                var user = context.User;
                var actor = SignedIn.KeyOf(user);
                var isOfTheLink = actor == SignedIn.OfTheLink.Key;
                var known = isOfTheLink ? null : await KnownAs(session, user, actor);
                var mine =
                    isOfTheLink ? await programs.All(session)
                    : known?.Person.WorkEmail is { } email ? await programs.ModeratedBy(session, email)
                    : [];
                if (isOfTheLink && (mine.FirstOrDefault(p => p.Key == key) ?? (mine is [var first, ..] ? first : null)) is { } program)
                    known = await FirstOf(session, program);
                var t = TextCatalog.For(known?.Person.Locale ?? Wanted(context.Request));
                return new Moderator(actor, isOfTheLink ? t["console.link"] : user.Identity?.Name ?? "", mine, t) { Known = known };
            },
            ct);

    private async Task<Visitor?> KnownAs(Session session, ClaimsPrincipal user, string actor) => actor.Split(':') switch
    {
        ["entra", var tenant, var oid] => await people.FindVisitor(session, new AccountKey(Channel.Teams, tenant, oid)),
        _ => user.FindFirst(ClaimTypes.Email)?.Value is { } email ? await WithEmail(session, email.ToLowerInvariant()) : null,
    };

    private async Task<Visitor?> FirstOf(Session session, Program program)
    {
        foreach (var email in await programs.Moderators(session, program.Id))
        {
            if (await WithEmail(session, email) is { } moderator)
                return moderator;
        }

        return null;
    }

    private async Task<Visitor?> WithEmail(Session session, string email)
    {
        foreach (var person in await people.WithEmail(session, email))
        {
            var accounts = await people.AccountsOf(session, person.Id);
            if ((accounts.FirstOrDefault(a => a.Id == person.PreferredAccount) ?? (accounts is [var any, ..] ? any : null)) is { } account)
                return new Visitor(person, account);
        }

        return null;
    }

    private static string Wanted(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString())
            .FirstOrDefault(l => TextCatalog.Tags.Contains(l.Split('-')[0], StringComparer.OrdinalIgnoreCase))
        ?? "en";
}
