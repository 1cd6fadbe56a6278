using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Desks;

public sealed class ForbiddenWordsTests
{
    private static readonly JsonElement[] Table =
        JsonSerializer.Deserialize<JsonElement[]>(File.ReadAllText(Repository.At("src", "web", "shared", "src", "forbiddenWords.cases.json")))!;

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var row in Table)
                cases.Add(row.GetProperty("text").GetString()!, row.GetProperty("word").GetString()!, row.GetProperty("found").GetArrayLength() > 0);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_server_finds_what_the_desk_underlines(string text, string word, bool found)
    {
        Assert.Equal(found, ForbiddenWords.IsIn(text, word));
    }

    [Fact]
    public void Only_a_word_that_blocks_stops_a_text()
    {
        ForbiddenWord[] words = [new("全网最低", ForbiddenWordMode.Warn), new("高仿", ForbiddenWordMode.Block)];

        Assert.Null(ForbiddenWords.BlockedBy(words, "全网最低"));
        Assert.Null(ForbiddenWords.BlockedBy(words, null));
        Assert.Equal("高仿", ForbiddenWords.BlockedBy(words, "全网最低的高仿")!.Word);
    }
}
