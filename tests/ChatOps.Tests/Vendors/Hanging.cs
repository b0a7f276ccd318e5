using System.Text.RegularExpressions;

namespace ChatOps.Tests.Vendors;

/// <summary>
/// Finds assertions that hang on a question mark: <c>x?.Y().ShouldBe(1)</c>. Where <c>x</c> is null nothing behind the question mark runs,
/// so the test can't fail. <c>(x?.Y()).ShouldBe(1)</c> runs always.
/// </summary>
internal static partial class Hanging
{
    /// <summary>The lines on which such a chain begins.</summary>
    public static IEnumerable<int> In(string code)
    {
        var plain = Quoted().Replace(code, q => Blanks().Replace(q.Value, " "));
        return Conditional().Matches(plain).Where(m => EndsInAssertion(plain, m.Index + 1))
            .Select(m => plain.AsSpan(0, m.Index).Count('\n') + 1);
    }

    /// <summary>Goes along the members, calls and indexers that follow one another, from a dot or a bracket on.</summary>
    private static bool EndsInAssertion(string code, int at)
    {
        while (true)
        {
            var link = Link().Match(code, at);
            if (!link.Success || link.Length == 0)
                return false;
            if (link.Groups["name"].Value.StartsWith("Should", StringComparison.Ordinal))
                return true;
            at += link.Length;
            if (link.Groups["open"].Success)
                at = Behind(code, at);
        }
    }

    /// <summary>The place behind the bracket that closes the one before <paramref name="at"/>.</summary>
    private static int Behind(string code, int at)
    {
        for (var depth = 1; at < code.Length && depth > 0; at++)
            depth += code[at] is '(' or '[' or '{' ? 1 : code[at] is ')' or ']' or '}' ? -1 : 0;
        return at;
    }

    /// <summary>Comments, characters and strings of every kind: what stands in them is no code.</summary>
    [GeneratedRegex("""
        (?<raw>"{3,})[\s\S]*?\k<raw>|(?:\$@|@\$?)"(?:""|[^"])*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|//[^\n]*|/\*[\s\S]*?\*/
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\n]")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\?(?=\.\s*[A-Za-z_]|\[)")]
    private static partial Regex Conditional();

    [GeneratedRegex(@"\G\s*(?:\??\.\s*(?<name>\w+)(?:<[\w\s,.?<>\[\]]*>(?=\s*\())?|\??(?<open>[\[(])|!(?!=))")]
    private static partial Regex Link();
}
