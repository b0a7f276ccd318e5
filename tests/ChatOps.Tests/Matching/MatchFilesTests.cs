using ChatOps.Matching.Files;
using ChatOps.Tests.Hosting;

namespace ChatOps.Tests.Matching;

/// <summary>The <c>match</c> command on files.</summary>
public sealed class MatchFilesTests : IDisposable
{
    private const string Header = "id,tz_min,start_min,primary,goals,seniority,dept,manager\n";
    private const string Four = Header + "7,60,540,1,1;2,3,1,-1\n-3,0,480,1,1,3,2,-1\n12,60,540,2,2,4,1,-1\n100,60,600,2,2;1,4,2,7\n";

    private readonly Folder _folder = new();

    [Fact]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    public async Task the_built_program_writes_pairs_and_says_what_it_did()
    {
        Write("people.csv", Four);
        Write("history.csv", "round,a,b\n1,7,-3\n");
        Write("keep.csv", "a,b\n");

        var result = await Binary.Run(
            _folder, "match", "--people", "people.csv", "--history", "history.csv", "--keep", "keep.csv", "--out", "pairs.csv");

        result.Errors.ShouldBe("");
        result.Code.ShouldBe(0);
        Read("pairs.csv").ShouldBe("a,b,c,score\n-3,100,,760\n7,12,,820\n");
        result.Output.ShouldStartWith("people: 4\ngroups: 2\ntotal score: 1580\nproven upper bound: 1580\nforbidden pairs: 0\nseconds: ");
        Directory.EnumerateFileSystemEntries(_folder.Path).Count().ShouldBe(4);
    }

    [Theory]
    [Trait(SecondProcess.Trait, SecondProcess.Name)]
    [InlineData("match --people people.csv", "--out")]
    [InlineData("match --out pairs.csv", "--people")]
    [InlineData("match --people people.csv --out ./people.csv", "--out would overwrite --people.")]
    [InlineData("match --people people.csv --out pairs.csv --demo", "--demo")]
    public async Task wrong_use_is_told_apart(string line, string expected)
    {
        Write("people.csv", Four);

        var result = await Binary.Run(_folder, line.Split(' '));

        result.Code.ShouldBe(2);
        result.Errors.ShouldContain(expected);
        Read("people.csv").ShouldBe(Four);
    }

    [Fact]
    public void columns_come_in_any_order_with_others_and_quotes_and_any_line_end()
    {
        Write(
            "people.csv",
            "﻿name,Manager,dept,seniority,goals,primary,start_min,tz_min,id\r\n\"Ana \"\"A\"\", "
            + "of\r\nSales\",-1,1,3,\"1;2\",1,540,60,7\r\n\r\nBen,-1,2,3,1,1,480,0,8\r\n");

        Run(history: null).ShouldBe((0, ""));

        Read("pairs.csv").ShouldBe("a,b,c,score\n7,8,,1060\n");
    }

    [Fact]
    public void files_that_a_spreadsheet_separates_by_semicolons_match_the_same()
    {
        File.WriteAllText(
            _folder["people.csv"],
            "\"sep=;\"\r\nid;tz_min;start_min;primary;goals;seniority;dept;manager\r\n"
            + "7;60;540;1;\"1;2\";3;1;-1\r\n8;0;480;1;1;3;2;-1\r\n;;;;;;;\r\n",
            System.Text.Encoding.Unicode);
        Write("keep.csv", "a;b\r\n8;7\r\n");

        Run(keep: "keep.csv").ShouldBe((0, ""));

        Read("pairs.csv").ShouldBe("a,b,c,score\n7,8,,1060\n");
    }

    [Fact]
    public void an_odd_number_makes_a_trio_and_a_kept_pair_never_has_a_third()
    {
        Write("people.csv", Header + string.Concat(Enumerable.Range(1, 5).Select(i => $"{i},0,540,1,1,3,{i},-1\n")));
        Write("keep.csv", "a,b\n4,2\n");

        Run(keep: "keep.csv").ShouldBe((0, ""));

        Read("pairs.csv").ShouldBe("a,b,c,score\n1,3,5,3180\n2,4,,1060\n");
    }

    [Fact]
    public void the_six_highest_rounds_count_whatever_their_numbers()
    {
        Write("people.csv", Header + "1,0,540,1,1,3,1,-1\n2,0,540,1,1,3,1,-1\n");
        Write("history.csv", "round,a,b\n1,1,2\n");
        Run(history: "history.csv").Code.ShouldBe(3);
        Write("people.csv", Four);
        Write("history.csv", "round,a,b\n1,7,-3\n20,7,12\n30,-3,12\n40,7,12\n50,7,12\n60,7,12\n70,7,12\n");

        Run(history: "history.csv").ShouldBe((0, ""));

        Read("pairs.csv").ShouldContain("-3,7,");
    }

    [Fact]
    public void whoever_is_left_is_named_with_the_rule_and_nothing_is_written()
    {
        Write("people.csv", Header + "1,0,540,1,1,3,1,-1\n2,0,540,1,1,3,2,-1\n3,0,899,1,1,3,3,-1\n4,0,1320,1,1,3,4,-1\n");

        var (code, errors) = Run();

        code.ShouldBe(3);
        errors.ShouldBe("""
            Nobody can be found for 3: H3, less than 60 minutes of shared work. The trio that fits: 1, 2, 3.
            Nobody can be found for 4: H3, less than 60 minutes of shared work. No pair can take them as a third.

            """);
        File.Exists(_folder["pairs.csv"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("people.csv", "", "people.csv, line 1: the header line is missing.")]
    [InlineData("people.csv", "id,tz_min,start_min,primary,goals,seniority,dept\n", "people.csv, line 1: the column manager is missing.")]
    [InlineData("people.csv", Header + "1,0,540,1,1,3,1\n", "people.csv, line 2: the row has 7 fields where the header has 8.")]
    [InlineData(
        "people.csv",
        Header + "1,0,540,1,1,3,1,-1\n\n2,0,nine,1,1,3,1,-1\n",
        "people.csv, line 4: start_min \"nine\" is not a whole number.")]
    [InlineData("people.csv", Header + "1,0,540,1,1;x,3,1,-1\n", "people.csv, line 2: goals \"x\" is not a whole number.")]
    [InlineData("people.csv", Header + "1,0,540,1,1,,1,-1\n", "people.csv, line 2: seniority is empty.")]
    [InlineData("people.csv", Header + "1,0,540,1,1,9999999999,1,-1\n", "people.csv, line 2: seniority \"9999999999\" is out of range.")]
    [InlineData("people.csv", Header + "1,0,540,1,1,3,1,-1\n01,0,540,1,1,3,1,-1\n", "people.csv, line 3: the id 1 stands there twice.")]
    [InlineData("people.csv", Header + "\"1,0,540,1,1,3,1,-1\n", "people.csv, line 2: a quote is never closed.")]
    [InlineData("people.csv", Header + "\"1\"0,0,540,1,1,3,1,-1\n", "people.csv, line 2: text follows a closing quote.")]
    [InlineData("history.csv", "round,a,b\n1,7,12\n1,7,9\n", "history.csv, line 3: nobody among the people has the id 9.")]
    [InlineData("history.csv", "round,a,b\nlast,7,12\n", "history.csv, line 2: round \"last\" is not a whole number.")]
    [InlineData("history.csv", "round,a,b\n1,7,7\n", "history.csv, line 2: 7 stands there with themselves.")]
    [InlineData("keep.csv", "a,b\n7,9\n", "keep.csv, line 2: nobody among the people has the id 9.")]
    [InlineData("keep.csv", "a,b\n7,12\n100,7\n", "keep.csv, line 3: 7 is to be kept together with two.")]
    [InlineData("keep.csv", "a\n", "keep.csv, line 1: the column b is missing.")]
    public void a_bad_row_is_named_by_file_and_line(string file, string text, string expected)
    {
        Write("people.csv", Four);
        Write(file, text);

        var (code, errors) = Run(file == "history.csv" ? file : null, file == "keep.csv" ? file : null);

        errors.ShouldBe($"{_folder.Path}/{expected}\n");
        code.ShouldBe(1);
        File.Exists(_folder["pairs.csv"]).ShouldBeFalse();
    }

    [Fact]
    public void a_file_that_is_not_there_or_cannot_be_written_is_named()
    {
        Run().ShouldBe((1, $"{_folder["people.csv"]}: there is no such file.\n"));
        Write("people.csv", Four);
        Directory.CreateDirectory(_folder["pairs.csv"]);

        Run().ShouldBe((1, $"{_folder["pairs.csv"]}: the file can't be written.\n"));
    }

    public void Dispose() => _folder.Dispose();

    private (int Code, string Errors) Run(string? history = null, string? keep = null)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        using var output = new StringWriter();
        var code = MatchFiles.Run(
            new(
                _folder["people.csv"],
                history is null ? null : _folder[history],
                keep is null ? null : _folder[keep],
                _folder["pairs.csv"]),
            output,
            errors);
        return (code, errors.ToString());
    }

    private void Write(string file, string text) => File.WriteAllText(_folder[file], text);

    private string Read(string file) => File.ReadAllText(_folder[file]);
}
