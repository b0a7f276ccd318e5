using ChatOps.People;

namespace ChatOps.Demo.History;

/// <summary>A sample person with the ids of this start.</summary>
internal sealed record SampleMember(DemoPerson Person, int Number, PersonId PersonId, AccountId AccountId, string MembershipId);
