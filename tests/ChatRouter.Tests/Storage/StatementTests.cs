using ChatRouter.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace ChatRouter.Tests.Storage;

/// <summary>What is bound comes back as it was, however much of it there is.</summary>
public sealed class StatementTests : IDisposable
{
    private readonly SqliteFile _file = new();
    private readonly SqliteSession _session;

    public StatementTests() => _session = _file.Database.Connect();

    public void Dispose()
    {
        _session.Dispose();
        _file.Dispose();
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "")]
    [InlineData("a\0b", "\0")]
    [InlineData("在吗?", "😀")]
    public void Texts_come_back(string first, string second) => AssertComeBack(first, second);

    // 512 bytes lie in one place; what goes beyond is copied.
    [Theory]
    [InlineData(511, 0)]
    [InlineData(511, 1)]
    [InlineData(512, 0)]
    [InlineData(512, 1)]
    [InlineData(500, 30)]
    [InlineData(513, 3)]
    [InlineData(100_000, 100_000)]
    public void Texts_of_any_length_come_back(int first, int second) => AssertComeBack(new string('x', first), new string('é', second));

    [Fact]
    public void Half_a_surrogate_pair_is_stored_as_the_sign_for_it()
    {
        const string Sql = "SELECT ?1";

        Assert.Equal("a\uFFFD", _session.Prepare(Sql).Bind("a\uD83D").All(row => row.Text(0)).Single());
    }

    [Fact]
    public void Nothing_is_not_an_empty_text()
    {
        const string Sql = "SELECT ?1 IS NULL, ?2 IS NULL, ?3 IS NULL";

        var row = _session.Prepare(Sql).Bind((string?)null).Bind("").BindOrNull(null).All(row => (row.Flag(0), row.Flag(1), row.Flag(2))).Single();

        Assert.Equal((true, false, true), row);
    }

    [Fact]
    public void Every_run_has_its_own_texts()
    {
        const string Sql = "SELECT ?1 || ?2";
        var texts = Enumerable.Range(0, 1_000).Select(i => (new string('a', i % 300), $"{i}")).ToList();

        Assert.All(texts, text => Assert.Equal(text.Item1 + text.Item2, _session.Prepare(Sql).Bind(text.Item1).Bind(text.Item2).All(row => row.Text(0)).Single()));
    }

    [Fact]
    public void A_statement_that_was_disposed_of_is_refused()
    {
        const string Sql = "SELECT ?1";
        var statement = _session.Prepare(Sql);
        statement.Dispose();

        Assert.Throws<SqliteException>(() => statement.Bind(1));
        Assert.Throws<SqliteException>(() => statement.Bind("text"));
        Assert.Throws<SqliteException>(() => statement.Step());
    }

    private void AssertComeBack(string first, string second)
    {
        const string Sql = "SELECT ?1, ?2, ?3";

        var row = _session.Prepare(Sql).Bind(first).Bind(second).Bind(long.MinValue).All(row => (row.Text(0), row.Text(1), row.Number(2))).Single();

        Assert.Equal((first, second, long.MinValue), row);
    }
}
