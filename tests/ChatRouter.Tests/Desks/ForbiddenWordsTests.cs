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
    public void A_messages_text_and_card_are_looked_through_for_every_word()
    {
        ForbiddenWord[] words = [new("全网最低", ForbiddenWordMode.Warn), new("高仿", ForbiddenWordMode.Block), new("加微信", ForbiddenWordMode.Block)];

        Assert.Equal(["全网最低", "高仿"], Found(new("", MessageKind.Text, "全网最低的高仿")));
        Assert.Equal(["高仿", "加微信"], Found(new("", MessageKind.Product, Card: new() { Id = "1", Title = "高仿包", Note = "加微信" })));
        Assert.Empty(Found(new("", MessageKind.Image, ImageId: "高仿")));

        IEnumerable<string> Found(MessageBody body) => ForbiddenWords.In(body, words).Select(word => word.Word);
    }
}
