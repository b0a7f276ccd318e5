namespace ChatOps.Partnerships;

/// <summary>How a side is written.</summary>
internal static class Sides
{
    public static string Text(Side side) => side switch { Side.Supported => "supported", Side.Supporter => "supporter", _ => "mutual" };

    public static Side Parse(string? text) =>
        text switch
        {
            "supported" => Side.Supported,
            "supporter" => Side.Supporter,
            _ => Side.Mutual,
        };
}
