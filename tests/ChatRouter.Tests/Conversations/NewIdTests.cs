using System.Text.RegularExpressions;

namespace ChatRouter.Tests.Conversations;

public sealed partial class NewIdTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 3, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void An_id_is_a_UUID_of_version_7_that_begins_with_its_time()
    {
        var id = NewId.At(At);

        Assert.Matches(Version7(), id);
        Assert.Equal(At.ToUnixTimeMilliseconds(), Convert.ToInt64(id[..12], 16));
    }

    [Fact]
    public void Ids_rise_with_time() =>
        Assert.True(string.CompareOrdinal(NewId.At(At), NewId.At(At.AddMicroseconds(1))) < 0);

    [Fact]
    public void Ids_of_one_moment_differ_in_every_thread_and_all_of_their_free_bits_change()
    {
        var ids = new string[8_000];
        Parallel.For(0, ids.Length, i => ids[i] = NewId.At(At));

        Assert.Equal(ids.Length, ids.Distinct().Count());
        var random = ids.Select(id => UInt128.Parse(id, System.Globalization.NumberStyles.HexNumber, null)).ToList();
        var everSet = random.Aggregate(UInt128.Zero, (all, id) => all | id);
        var alwaysSet = random.Aggregate(UInt128.MaxValue, (all, id) => all & id);
        Assert.Equal(62, (int)UInt128.PopCount(everSet & ~alwaysSet));
    }

    [Fact]
    public void No_id_is_made_of_a_time_before_1970() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NewId.At(DateTimeOffset.UnixEpoch.AddSeconds(-1)));

    [GeneratedRegex("^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$")]
    private static partial Regex Version7();
}
