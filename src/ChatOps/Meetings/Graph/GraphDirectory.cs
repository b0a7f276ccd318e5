using ChatOps.Accounts.Changes;
using ChatOps.Meetings.Graph.Wire;
using Models = Microsoft.Graph.Models;

namespace ChatOps.Meetings.Graph;

/// <summary>Entra's users, through the application that looks after calendars. Names are not asked for.</summary>
/// <remarks>https://learn.microsoft.com/graph/api/user-list</remarks>
internal sealed class GraphDirectory(GraphConnection graph) : IDirectory
{
    /// <summary>Graph takes fifteen values in one list.</summary>
    private const int MostInAList = 15;

    private static readonly string[] Wanted = ["id", "mail", "accountEnabled", "department"];

    public bool IsConnected => true;

    public async Task<DirectoryAnswer> Ask(IReadOnlyList<AskedPerson> people, Ct ct)
    {
        var found = new List<DirectoryEntry>();
        try
        {
            foreach (var some in people.Where(p => p.ObjectId is not null).Chunk(MostInAList))
                found.AddRange(Entries(some, await Users("id", some.Select(p => p.ObjectId!), ct), (p, u) => Same(p.ObjectId, u.Id)));
            foreach (var some in people.Where(p => p is { ObjectId: null, WorkEmail: not null }).Chunk(MostInAList))
                found.AddRange(Entries(some, await Users("mail", some.Select(p => p.WorkEmail!), ct), (p, u) => Same(p.WorkEmail, u.Mail)));
            return new DirectoryAnswer.Known(found);
        }
        catch (GraphFault fault)
        {
            return new DirectoryAnswer.Wait(fault.RetryAfter, fault.Code);
        }
    }

    private async Task<List<Models.User>> Users(string property, IEnumerable<string> values, Ct ct)
    {
        var list = string.Join(',', values.Select(v => $"'{v.Replace("'", "''", StringComparison.Ordinal)}'"));
        var request = graph.Client.Users.ToGetRequestInformation(r =>
            (r.QueryParameters.Filter, r.QueryParameters.Select, r.QueryParameters.Expand, r.QueryParameters.Top) = (
                $"{property} in ({list})", Wanted, ["manager"], MostInAList * 2));
        return (await graph.Ask(null, request, Models.UserCollectionResponse.CreateFromDiscriminatorValue, ct)).Value ?? [];
    }

    private static IEnumerable<DirectoryEntry> Entries(
        AskedPerson[] asked, List<Models.User> users, Func<AskedPerson, Models.User, bool> isOf) =>
        from person in asked
        let user = users.FirstOrDefault(u => isOf(person, u))
        where user is { AccountEnabled: not null }
        select new DirectoryEntry(
            person.Id, user.AccountEnabled!.Value, (user.Manager as Models.User)?.Mail?.ToLowerInvariant(), user.Department);

    private static bool Same(string? one, string? other) =>
        one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
