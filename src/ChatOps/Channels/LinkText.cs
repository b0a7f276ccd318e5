namespace ChatOps.Channels;

/// <summary>A link as words: where it leads is never lost. Pure.</summary>
internal static class LinkText
{
    private const string Address = "mailto:", Number = "tel:";

    /// <summary>An address that is only shortened by its scheme reads as it is shown; any other label has it behind.</summary>
    public static string Of(string address, string label)
    {
        var bare = Bare(address);
        return label.Length == 0 || label == address ? bare
            : Bare(label).TrimEnd('/') == Short(address).TrimEnd('/') ? label
            : label.Contains('.', StringComparison.Ordinal) && Short(bare).StartsWith(Short(label), StringComparison.OrdinalIgnoreCase)
                ? bare
            : $"{label} ({bare})";
    }

    /// <summary>A mail address and a telephone number are typed without their scheme, and without a subject.</summary>
    private static string Bare(string address) =>
        address.StartsWith(Address, StringComparison.OrdinalIgnoreCase) ? address[Address.Length..].Split('?')[0]
        : address.StartsWith(Number, StringComparison.OrdinalIgnoreCase) ? address[Number.Length..]
        : address;

    private static string Short(string address) =>
        Bare(address) is var bare && bare.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0 ? bare[(scheme + 3)..] : bare;
}
