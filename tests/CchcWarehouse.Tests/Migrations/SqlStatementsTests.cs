using CchcWarehouse.Star.Migrations;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Migrations;

public sealed class SqlStatementsTests
{
    [Theory]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1|SELECT 2")]
    [InlineData("SELECT ';'; SELECT \"a;b\"", "SELECT ';'|SELECT \"a;b\"")]
    [InlineData("SELECT 'it''s; so'; SELECT 2", "SELECT 'it''s; so'|SELECT 2")]
    [InlineData("-- a; b\nSELECT 1;\n-- the end; really\n", "-- a; b\nSELECT 1")]
    [InlineData("/* a; b */ SELECT 1;", "/* a; b */ SELECT 1")]
    [InlineData("DO $$ BEGIN x; END $$; SELECT $1", "DO $$ BEGIN x; END $$|SELECT $1")]
    [InlineData("DO $body$ 'a'; $$ $body$; SELECT 2;", "DO $body$ 'a'; $$ $body$|SELECT 2")]
    public void Only_a_semicolon_between_statements_divides(string sql, string statements) =>
        SqlStatements.Split(sql).Select(s => s.Text.Trim()).ShouldBe(statements.Split('|'));

    [Fact]
    public void A_statement_knows_the_line_of_its_first_word()
    {
        var file = MigrationFile.FromText("0001_two.sql", "SELECT 1;\n\n\nSELECT 2;\n");
        SqlStatements.Split(file.Sql).Select(s => file.LineOf(s, 0)).ShouldBe([1, 4]);
    }

    [Theory]
    [InlineData("1_short.sql")]
    [InlineData("0001-dash.sql")]
    [InlineData("0001_Capital.sql")]
    public void A_migration_with_another_kind_of_name_is_refused(string name) =>
        Should.Throw<MigrationException>(() => MigrationFile.FromText(name, "SELECT 1")).MessageEn.ShouldContain("NNNN_name.sql");
}
