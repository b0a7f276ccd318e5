namespace ChatOps.Matching.Solving;

/// <summary>Members alike in topic, hours and seniority: a stretch of the order in <see cref="MembersByLikeness"/>.</summary>
internal readonly record struct MembersAlike(int Cell, int Level, int First, int Count);
