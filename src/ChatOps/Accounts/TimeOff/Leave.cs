using ChatOps.People;

namespace ChatOps.Accounts.TimeOff;

/// <summary>Days in a row on which a member is away, as they said.</summary>
internal sealed record Leave(string Id, Stretch Days);

/// <summary>A public holiday that counts for a member. The name is the calendar's.</summary>
internal sealed record Holiday(LocalDate Day, string Name);
