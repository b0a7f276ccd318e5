using ChatOps.People;

namespace ChatOps.CheckIns.Copies;

/// <summary>Something a partner gave back, without its words. <c>Kind</c>: cheer, raise, call, brainstorm.</summary>
internal sealed record Response(string Id, PersonId PersonId, string Kind, string? Choice);
