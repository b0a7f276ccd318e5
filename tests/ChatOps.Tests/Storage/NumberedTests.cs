using ChatOps.Storage;

namespace ChatOps.Tests.Storage;

public sealed class NumberedTests
{
    [Fact]
    public void a_name_is_one_number_however_often_it_stands_there()
    {
        const string Text = "SELECT @B, @a FROM t WHERE x = @A AND y > @b";

        Numbered.Of(Text, Engine.Sqlite).Text.ShouldBe("SELECT ?1, ?2 FROM t WHERE x = ?2 AND y > ?1");
        Numbered.Of(Text, Engine.Postgres).Text.ShouldBe("SELECT $1, $2 FROM t WHERE x = $2 AND y > $1");
        Numbered.Of(Text, Engine.Postgres).Names.ShouldBe(["B", "a"]);
    }

    [Fact]
    public void what_is_quoted_or_said_beside_is_not_a_name() =>
        Numbered.Of("SELECT '@a', \"@b\" -- @c\nFROM t WHERE d = @D", Engine.Sqlite).ShouldSatisfyAllConditions(
            n => n.Text.ShouldBe("SELECT '@a', \"@b\" -- @c\nFROM t WHERE d = ?1"),
            n => n.Names.ShouldBe(["D"]));

    [Fact]
    public void a_list_is_one_value_and_written_out_values_stay_several()
    {
        Numbered.Of("WHERE a IN @Ids AND b NOT IN @Others", Engine.Sqlite).Text
            .ShouldBe("WHERE a IN (SELECT value FROM json_each(?1)) AND b NOT IN (SELECT value FROM json_each(?2))");
        Numbered.Of("WHERE a IN @Ids AND b NOT IN @Others", Engine.Postgres).Text.ShouldBe("WHERE a = ANY($1) AND b <> ALL($2)");
        Numbered.Of("WHERE a IN (@A, @B)", Engine.Postgres).Text.ShouldBe("WHERE a IN ($1, $2)");
    }
}
