using System.Diagnostics;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Shops;
using ChatRouter.TestKit.Servers;

namespace ChatRouter.Tests.Desks;

public sealed class ForbiddenPatternsTests
{
    private const int LongestText = 8_000;

    private static readonly Case[] Table = JsonSerializer.Deserialize<Case[]>(
        File.ReadAllText(Repository.At("src", "web", "shared", "src", "forbiddenPatterns.cases.json")), JsonSerializerOptions.Web)!;

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            foreach (var (kind, text, found, domains) in Table)
                cases.Add(kind, text, string.Join(' ', domains ?? []), Listed(found.Select(place => (place[0], place[1]))));
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_server_finds_what_the_desk_underlines(string kind, string text, string domains, string found)
    {
        var places = ForbiddenPatterns.PlacesOf(text, Enum.Parse<PatternKind>(kind, ignoreCase: true), domains.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(found, Listed(places.Select(place => (place.From, place.To))));
    }

    [Fact]
    public void Every_kind_in_texts_has_cases_that_are_found_and_such_that_are_not()
    {
        foreach (var kind in Enum.GetNames<PatternKind>().Except([nameof(PatternKind.QrCode)]))
        {
            var found = Table.Where(row => row.Kind.Equals(kind, StringComparison.OrdinalIgnoreCase)).Select(row => row.Found.Length > 0).ToHashSet();
            Assert.Equal(2, found.Count);
        }
    }

    [Theory]
    [InlineData("a://shop.example/")]
    [InlineData("https://")]
    [InlineData("://")]
    [InlineData("a@")]
    [InlineData("@a.")]
    [InlineData("a.cn.")]
    [InlineData("a.")]
    [InlineData("a")]
    [InlineData("1 ")]
    [InlineData("4111 ")]
    [InlineData("1")]
    [InlineData("微 ")]
    [InlineData("微      信")]
    [InlineData("vx::::::::")]
    [InlineData("微信号号")]
    [InlineData("w ")]
    [InlineData("加")]
    [InlineData("qq1 ")]
    [InlineData("支付宝a.")]
    [InlineData("支付宝1-")]
    [InlineData("西湖区1路 ")]
    [InlineData("\u200B")]
    public void A_long_text_made_to_be_slow_takes_a_moment(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, LongestText))[..LongestText];
        var begun = Stopwatch.GetTimestamp();

        foreach (var kind in Enum.GetValues<PatternKind>())
            _ = ForbiddenPatterns.PlacesOf(text, kind, ["shop.example"]);

        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMilliseconds(500), $"{Stopwatch.GetElapsedTime(begun)} for {piece}");
    }

    [Fact]
    public void A_messages_text_and_card_are_looked_through_and_the_shops_own_pages_are_no_links()
    {
        var shop = new Shop
        {
            Id = new("shop"),
            Name = "Shop",
            PublicKey = "pk",
            Routing = Core.Routing.Presets.Balanced,
            Origins = ["https://shop.example:8443"],
            LinkDomains = ["item.example"],
            ForbiddenWords = [new("高仿", ForbiddenWordMode.Block)],
            ForbiddenPatterns = [new(PatternKind.Link, ForbiddenWordMode.Block), new(PatternKind.BankCard, ForbiddenWordMode.Warn)],
        };

        Assert.Equal(["高仿", "pattern bankCard"], Found(new("", MessageKind.Text, "高仿 4111 1111 1111 1111 13800138000 https://m.item.example https://shop.example/a")));
        Assert.Equal(["pattern link"], Found(new("", MessageKind.Product, Card: new() { Id = "1", Title = "包", Note = "evil.cn" })));
        Assert.Equal(["pattern link"], Found(new("", MessageKind.Product, Card: new() { Id = "1", Title = "包", Url = "https://evil.cn" })));
        Assert.Equal(["高仿"], Found(new("", MessageKind.Product, Card: new() { Id = "1", Title = "包", Price = "高仿 ¥9", Url = "https://m.item.example/1" })));
        Assert.Empty(Found(new("", MessageKind.Product, Card: new() { Id = "1", Title = "包", Image = "https://images.example/1.jpg", Url = "https://shop.example/1" })));

        IEnumerable<string> Found(MessageBody body) => ForbiddenUse.In(body, shop).Select(use => use.Rule);
    }

    [Fact]
    public void A_code_in_an_image_counts_where_the_shop_has_a_rule_about_codes()
    {
        var shop = new Shop { Id = new("shop"), Name = "Shop", PublicKey = "pk", Routing = Core.Routing.Presets.Balanced, ForbiddenPatterns = [new(PatternKind.Link, ForbiddenWordMode.Block)] };
        var image = new MessageBody("", MessageKind.Image, ImageId: "1");

        Assert.Empty(ForbiddenUse.In(image, shop, holdsCode: true));
        shop = shop with { ForbiddenPatterns = [new(PatternKind.QrCode, ForbiddenWordMode.Warn)] };
        Assert.Empty(ForbiddenUse.In(image, shop));
        Assert.Equal([new("pattern qrCode", ForbiddenWordMode.Warn)], ForbiddenUse.In(image, shop, holdsCode: true));
    }

    private static string Listed(IEnumerable<(int From, int To)> places) => string.Join(' ', places.Select(place => $"{place.From}-{place.To}"));

    private sealed record Case(string Kind, string Text, int[][] Found, string[]? Domains = null);
}
