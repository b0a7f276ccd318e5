using System.Globalization;
using ChatOps.Tests.Hosting;
using ChatOps.Texts;
using ChatOps.Web;

namespace ChatOps.Tests.Operations;

/// <summary>The number of employees, from files as HR exports them.</summary>
public sealed class HeadcountTests : IDisposable
{
    private readonly Folder _folder = new();

    [Theory]
    [InlineData("department,employees\nWorkshop,70\nShop,12\n", 82)]
    [InlineData("﻿department,employees\r\nWorkshop,70\r\nShop,12\r\n", 82)]
    [InlineData("\"department\",\"employees\"\r\n\"Workshop\",\"70\"\r\n\"Shop, North\",\"12\"\r\n", 82)]
    [InlineData("\"department\";\"employees\"\r\n\"Workshop;\nrepairs\";\"70\"\r\nShop;12\r\n", 82)]
    [InlineData("site,Employees,Department\nOslo,70,Workshop\nRome,12,Shop\n", 82)]
    [InlineData("department,employees\r\nWorkshop,\"2,070\"\r\nShop,12\r\n", 2082)]
    [InlineData("department;employees\r\nWerkstatt;2.070\r\nLaden;12\r\n", 2082)]
    [InlineData("sep=,\r\ndepartment,employees\r\nWorkshop,70\r\nShop,12\r\n", 82)]
    [InlineData("department,employees\r\nWorkshop,70\r\nShop,12\r\nTotal,82\r\n", 82)]
    [InlineData("department;employees\r\nSumme:;82\r\nWerkstatt;70\r\nLaden;12\r\n;\r\n", 82)]
    [InlineData("department,employees\nWorkshop,5\nTotal Rewards,5\n", 10)]
    [InlineData("department,employees\nAll,82\nWorkshop,70\nShop,12\n", 82)]
    [InlineData("department;employees\nWerkstatt;70\nLaden;12\nGesamtergebnis;82\n", 82)]
    [InlineData("department,employees\nWorkshop,70\nHolding,82\nShop,12\n", 164)]
    public void employees_are_counted_once(string text, long employees) => Read(text).ShouldBe((employees, null));

    [Theory]
    [InlineData("department,employees\r\nWorkshop,70.0\r\n", "line 2: employees \"70.0\" is not a whole number.")]
    [InlineData(
        "department,employees\r\nas of,24.12.2026\r\nWorkshop,70\r\n",
        "line 2: employees \"24.12.2026\" is not a day such as 2026-10-01.")]
    [InlineData("department,employees\nWorkshop,70\nShop,2,070\n", "line 3: the row has 3 fields where the header has 2.")]
    [InlineData("department,employees\nWorkshop,70\nShop,12\nTotal,83\n", "line 4: the total is 83, but the departments add up to 82.")]
    [InlineData(
        "department,employees\nWorkshop,70\nShop,12\nИтого,82\n",
        "line 4: 82 is the sum of all other rows: call it Total if it is one, else put it between them.")]
    [InlineData(
        "department,employees\nHolding,82\nWorkshop,70\nShop,12\n",
        "line 2: 82 is the sum of all other rows: call it Total if it is one, else put it between them.")]
    [InlineData("department,employees\nWorkshop,\n", "line 2: employees is empty.")]
    [InlineData("department,employees\nWorkshop,9999999999\n", "line 2: employees \"9999999999\" is out of range.")]
    [InlineData("Workshop,70\nShop,12\n", "line 1: the column department is missing.")]
    [InlineData("department,employees\n\n", "line 1: no department with employees follows.")]
    public void a_fault_is_told_with_its_line(string text, string fault)
    {
        Read(text).ShouldBe((null, $"{_folder["headcount.csv"]}, {fault}"));

        var german = new Headcount(_folder["headcount.csv"]).Read().Fault!.In(TextCatalog.For("de"));
        german.ShouldStartWith($"{_folder["headcount.csv"]}, Zeile {fault[5..fault.IndexOf(':', StringComparison.Ordinal)]}: ");
        german.ShouldNotContain(fault[(fault.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        german.ShouldNotContain("{");
    }

    [Theory]
    [InlineData("department,employees\nWorkshop,70\n", "2026-04-05")]
    [InlineData("department,employees\nWorkshop,70\nAs of,2026-03-31\n", "2026-03-31")]
    public void the_day_is_the_files_unless_it_says_one(string text, string day)
    {
        File.WriteAllText(_folder["headcount.csv"], text);
        File.SetLastWriteTimeUtc(_folder["headcount.csv"], new DateTime(2026, 4, 5, 12, 0, 0, DateTimeKind.Utc));

        new Headcount(_folder["headcount.csv"]).Read().Known!.Value.AsOf.ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void a_file_that_is_not_there_is_a_fault_and_none_at_all_is_not()
    {
        new Headcount(_folder["none.csv"]).Read().Fault!.ToString().ShouldBe($"{_folder["none.csv"]}: there is no such file.");
        new Headcount(_folder.Path).Read().Fault!.ToString().ShouldBe($"{_folder.Path}: the file can't be read.");
        new Headcount(null).Read().ShouldBe((null, null));
    }

    public void Dispose() => _folder.Dispose();

    private (long? Employees, string? Fault) Read(string text)
    {
        File.WriteAllText(_folder["headcount.csv"], text);
        var (known, fault) = new Headcount(_folder["headcount.csv"]).Read();
        return (known?.Employees, fault?.ToString());
    }
}
