using System.Text;
using ChatOps.Files;
using ChatOps.Tests.Hosting;
using ChatOps.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace ChatOps.Tests.Files;

/// <summary>Tables as people hand them in.</summary>
public sealed class TableTests : IDisposable
{
    private readonly Folder _folder = new();

    [Theory]
    [InlineData("team,size\nNorth,1\n")]
    [InlineData("team;size\nNorth;1\n")]
    [InlineData("team\tsize\nNorth\t1\n")]
    [InlineData("team|size\nNorth|1\n")]
    [InlineData("\r\n\nsize;team\r\n1;North")]
    [InlineData("team;\"size\";\"a,b,c,d\"\nNorth;1;\n")]
    [InlineData("sep=;\nteam;size\nNorth;1\n")]
    [InlineData("SEP=,\r\nteam,size\r\nNorth,1\r\n")]
    [InlineData("sep=\t\nteam\tsize\nNorth\t1\n")]
    [InlineData("sep=;;;\r\nteam;size;;\r\nNorth;1;;\r\n")]
    [InlineData("\"sep=,\",\r\nteam,size\r\nNorth,1\r\n")]
    [InlineData("\"sep=,\"\r\n\"team\",\"size\"\r\n\"North\",\"1\"\r\n")]
    [InlineData("sep=^\r\nteam^size^a,b,c,d\r\nNorth^1^\r\n")]
    public void the_separator_is_the_named_one_else_the_one_that_the_header_has_most_of(string text) =>
        Rows(text, "team", "size").ShouldBe(["North/1"]);

    [Fact]
    public void a_table_of_one_column_needs_no_separator() =>
        Rows("team\nNorth\n\"South, East\"\n", "team").ShouldBe(["North", "South, East"]);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public void any_program_may_have_saved_it(string name, bool hasMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

        byte[] saved = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("team;size\r\nKüche;1\r\n")];

        Rows(saved, "team", "size").ShouldBe(["Küche/1"]);
    }

    [Theory]
    [InlineData("a,b\n1,\"x\r\ny\"\n", "1/x\r\ny")]
    [InlineData("a,b\n1,\"say \"\"yes\"\"\"\n", "1/say \"yes\"")]
    [InlineData("a,b\n 1 , \"x, y\" \n", "1/x, y")]
    [InlineData("a,b\n1,24\" screens\n", "1/24\" screens")]
    [InlineData("a,b\r1,x\r", "1/x")]
    [InlineData("\"a\",\"b\"\n,\n \n1,x\n\n,,,\n", "1/x")]
    [InlineData("B , A\nx,1\n", "1/x")]
    [InlineData("a,b\n1,x,,\n", "1/x")]
    [InlineData("\uFEFF\uFEFFa,b\n1,x\n", "1/x")]
    [InlineData("\u200Ba,\u00a0B\u200E\n1\u2060,\u200Fx\n", "1/x")]
    [InlineData("a,b\r\n1,x\r\n\u001a", "1/x")]
    public void quotes_spaces_and_empty_rows_are_understood(string text, string row) => Rows(text, "a", "b").ShouldBe([row]);

    [Theory]
    [InlineData("a,b\n1,2,,3\n", "line 2: the row has 4 fields where the header has 2.")]
    [InlineData("a,b\n1,2\n3\n", "line 3: the row has 1 fields where the header has 2.")]
    [InlineData("sep=,\na,b\n1,2\n3\n", "line 4: the row has 1 fields where the header has 2.")]
    [InlineData("a,b\n\n\"1\n\r\n\",2\n3\n", "line 6: the row has 1 fields where the header has 2.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "line 2: a quote is never closed.")]
    [InlineData("a,b\n1,\"2\"\"", "line 2: a quote is never closed.")]
    [InlineData("a,\"b", "line 1: a quote is never closed.")]
    [InlineData("a,b\n1,\"2\" too\n", "line 2: text follows a closing quote.")]
    [InlineData("a,b\n1,\"2\"3\"\n3,4\n", "line 2: text follows a closing quote.")]
    [InlineData("a,c\n1,2\n", "line 1: the column b is missing.")]
    [InlineData("a,b,B\n1,2,3\n", "line 1: the column b stands there twice.")]
    [InlineData("sep=;\n", "line 2: the header line is missing.")]
    [InlineData("sep=;\na,b\n1,2\n", "line 2: the column a is missing.")]
    public void what_is_wrong_is_said_with_its_line(string text, string expected)
    {
        var path = Write(Encoding.UTF8.GetBytes(text));
        using var table = new Table(path, "a", "b");
        while (table.Next())
        {
        }

        table.Fault.ShouldNotBeNull().ToString().ShouldBe($"{path}, {expected}");
    }

    [Theory]
    [InlineData("1204", 1204)]
    [InlineData("\"1,204\"", 1204)]
    [InlineData("\"1,204,000\"", 1_204_000)]
    [InlineData("1 204", 1204)]
    [InlineData("1\u00a0204", 1204)]
    [InlineData("1\u2009204", 1204)]
    [InlineData("1'204", 1204)]
    [InlineData("0", 0)]
    public void a_count_may_be_written_in_threes(string written, int count) => Count("n,m\n", written).ShouldBe((count, null));

    [Theory]
    [InlineData("n;m\n", "1.204", 1204)]
    [InlineData("n\tm\n", "1,204", 1204)]
    public void what_parts_the_threes_follows_from_the_separator(string header, string written, int count) =>
        Count(header, written).ShouldBe((count, null));

    [Theory]
    [InlineData("n,m\n", "120.0")]
    [InlineData("n,m\n", "1.204")]
    [InlineData("n;m\n", "1,204")]
    [InlineData("n;m\n", "120,0")]
    [InlineData("n\tm\n", "12,04")]
    [InlineData("n\tm\n", "1,204 000")]
    [InlineData("n,m\n", "-5")]
    [InlineData("n,m\n", "about 12")]
    public void what_could_be_a_fraction_is_no_count(string header, string written) =>
        Count(header, written).Fault.ShouldBe($"n \"{written}\" is not a whole number.");

    [Fact]
    public void a_long_field_is_told_on_one_line_and_in_part()
    {
        var much = new string('x', 34);

        Count("n,m\n", $"\"many\n{much}\U0001F389\U0001F389\"").Fault.ShouldBe($"n \"many {much}…\" is not a whole number.");
    }

    [Fact]
    public void whatever_stands_in_quotes_is_read_back_on_its_line() => Prop.ForAll(
        Gen.Elements(',', ';', '\t').ToArbitrary(),
        Gen.Elements("\n", "\r\n", "\r").ToArbitrary(),
        Gen.ListOf(Pairs()).ToArbitrary(),
        (separator, end, rows) =>
        {
            var lines = new List<(string, int)>();
            var text = new StringBuilder($"a{separator}b{end}");
            foreach (var (a, b) in rows)
            {
                lines.Add(($"{a}/{b}", Lines(text.ToString())));
                text.Append(Quoted(a)).Append(separator).Append(Quoted(b)).Append(end);
            }

            using var table = new Table(Write(Encoding.UTF8.GetBytes(text.ToString())), "a", "b");
            var read = new List<(string, int)>();
            while (table.Next())
                read.Add(($"{table.Text(0)}/{table.Text(1)}", table.Line));
            table.Fault.ShouldBeNull();
            read.ShouldBe(lines);
        }).QuickCheckThrowOnFailure();

    public void Dispose() => _folder.Dispose();

    /// <summary>Fields of all that means something in CSV; the long ones reach over the parser's buffer.</summary>
    private static Gen<(string A, string B)> Pairs()
    {
        var piece = Gen.Frequency(
            (9, Gen.Elements("x", "\"", ",", ";", "\t", "\n", "\r\n", " ", "ü")),
            (1, Gen.Constant(new string('y', 1500))));
        var field = Gen.ListOf(piece).Select(p => string.Concat(p).Trim());
        return field.Where(f => f.Length > 0).SelectMany(a => field.Select(b => (a, b)));
    }

    private static string Quoted(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static int Lines(string text) => text.ReplaceLineEndings("\n").Count(c => c == '\n') + 1;

    private (int Count, string? Fault) Count(string header, string written)
    {
        using var table = new Table(Write(Encoding.UTF8.GetBytes($"{header}{written}{header[1]}0\n")), "n");
        table.Next().ShouldBeTrue();
        return (table.Count(0), table.Fault is { } fault ? TextCatalog.For("en").Fill(fault.What, fault.Blanks) : null);
    }

    private List<string> Rows(string text, params string[] columns) => Rows(Encoding.UTF8.GetBytes(text), columns);

    private List<string> Rows(byte[] bytes, params string[] columns)
    {
        using var table = new Table(Write(bytes), columns);
        var rows = new List<string>();
        while (table.Next())
            rows.Add(string.Join('/', Enumerable.Range(0, columns.Length).Select(table.Text)));
        table.Fault.ShouldBeNull();
        return rows;
    }

    private string Write(byte[] bytes)
    {
        File.WriteAllBytes(_folder["table.csv"], bytes);
        return _folder["table.csv"];
    }
}
