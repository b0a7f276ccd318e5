using System.Globalization;
using ChatOps.Programs;
using ChatOps.Texts;

namespace ChatOps.Moderating;

/// <summary>A moderator at one page of one program, with what its address asks for.</summary>
internal sealed record PageRequest(Moderator Moderator, Program Program, IQueryCollection Query)
{
    /// <summary>A search is as long as a name can be.</summary>
    private const int Longest = 120;

    public Phrases T => Moderator.Phrases;

    /// <summary>From one.</summary>
    public int Page => int.TryParse(Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <summary>A filter of the address, trimmed; empty when it is not there.</summary>
    public string Asked(string name) => Query[name].ToString().Trim() is var value && value.Length > Longest ? value[..Longest] : value;

    /// <summary>The address of a page of this program; what is empty is left out.</summary>
    public string At(string page, params ReadOnlySpan<(string Name, string Value)> filters)
    {
        var address = $"/console/{Program.Key}/{page}";
        var mark = '?';
        foreach (var (name, value) in filters)
        {
            if (value.Length == 0)
                continue;
            address += $"{mark}{name}={Uri.EscapeDataString(value)}";
            mark = '&';
        }

        return address;
    }
}

/// <summary>What a page answers: itself, or the way to another.</summary>
internal abstract record PageAnswer
{
    internal sealed record Page(string Html) : PageAnswer;

    /// <summary>After something was done: reloading then repeats nothing.</summary>
    internal sealed record Elsewhere(string Address) : PageAnswer;
}
