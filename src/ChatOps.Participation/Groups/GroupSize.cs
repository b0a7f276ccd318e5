namespace ChatOps.Participation.Groups;

/// <summary>
/// How many people a week's figures are about: active members on its Monday, and people whose check-in opened. The smaller number counts.
/// </summary>
internal readonly record struct GroupSize(long Members, long Opened)
{
    public long People => Math.Min(Members, Opened);

    public bool IsNobody => Members == 0 && Opened == 0;

    public static GroupSize operator +(GroupSize a, GroupSize b) => new(a.Members + b.Members, a.Opened + b.Opened);

    public static GroupSize Sum(IEnumerable<GroupSize> sizes) => sizes.Aggregate(default(GroupSize), (a, b) => a + b);
}
