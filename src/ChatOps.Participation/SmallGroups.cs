namespace ChatOps.Participation;

/// <summary>
/// Who is too few to be shown. It depends on the number of people alone, never on what they did: a row that vanishes because of its value tells the value.
/// </summary>
internal static class SmallGroups
{
    /// <summary>k, whatever a setting says.</summary>
    public static int Minimum(int configured) => Math.Max(5, configured);

    /// <summary>A group under 4k is never shown by week: who joined or was away between two weeks would be seen from the difference.</summary>
    public static bool IsShownByWeek(long members, int minimum) => members >= 4L * minimum;
}
