using System.Text.Json.Nodes;
using ChatRouter.Core.Shops;
using ChatRouter.Core.Shops.Plans;

namespace ChatRouter.Tests.Shops;

public sealed class GroupTextsTests
{
    private static readonly GroupId Aftersales = new("aftersales");
    private static readonly HashSet<AgentId> Nobody = [];

    [Fact]
    public void A_text_that_is_too_long_or_no_text_is_told_by_its_group_language_and_word()
    {
        var longest = new string('长', ChatWords.MaxLength);
        var texts = new ChatTexts(new(Welcome: $" {longest} ", Queue: longest + "x"), new(Left: "a\0b", Ended: "Bye\nand thanks"));

        var faults = PlanRules.Check(Plan(texts), Nobody);

        Assert.Equal(
            [("/groups/aftersales/texts/en/left", PlanFault.Malformed), ("/groups/aftersales/texts/zh/queue", PlanFault.TooLong)],
            faults.ByPath.Select(fault => (fault.Key, Assert.Single(fault.Value))));
    }

    [Theory]
    [InlineData("""{"zh":{"queue":"  请稍候 ","left":" "},"en":{"ended":""}}""", """{"zh":{"queue":"请稍候"}}""")]
    [InlineData("""{"zh":{"queue":" "},"en":null}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public void Texts_are_kept_without_blanks_and_blank_ones_are_none(string sent, string? kept)
    {
        var plan = PlanJson.Read($$"""{ "groups": { "aftersales": { "name": "G", "texts": {{sent}} } } }""");

        var group = JsonNode.Parse(PlanJson.Write(plan))!["groups"]!["aftersales"]!.AsObject();

        Assert.Equal(kept is not null, group.ContainsKey("texts"));
        Assert.True(JsonNode.DeepEquals(kept is null ? null : JsonNode.Parse(kept), group["texts"]), group.ToJsonString());
    }

    [Fact]
    public void A_plan_that_was_kept_before_groups_had_texts_has_none()
    {
        var shop = PlanJson.Read("""{"groups":{"aftersales":{"name":"G","members":[],"orderStates":[]}}}""").ApplyTo(Shop(), 1);

        Assert.Empty(shop.GroupTexts);
    }

    [Fact]
    public void The_shop_has_the_texts_of_the_groups_that_have_some_and_gives_the_plan_back()
    {
        var texts = new ChatTexts(new(Queue: "请稍候"), new(Ended: "Bye"));
        var plan = Plan(texts);

        var shop = plan.ApplyTo(Shop(), 1);

        Assert.Equal([new(Aftersales, texts)], shop.GroupTexts);
        Assert.Equal(PlanJson.Write(plan), PlanJson.Write(RoutingPlan.Of(shop)));
    }

    [Fact]
    public void Each_word_of_each_language_is_a_difference_of_its_own()
    {
        var changes = PlanDifference.Between(Plan(new(new(Welcome: "a", Queue: "b"))), Plan(new(new(Welcome: "a", Queue: "c"), new(Queue: "d"))));

        Assert.Equal(
            [("/groups/aftersales/texts/en/queue", null, "d"), ("/groups/aftersales/texts/zh/queue", "b", "c")],
            changes.Select(change => (change.Path, change.From?.GetValue<string>(), change.To?.GetValue<string>())));
    }

    private static Shop Shop() => new() { Id = new("shop"), Name = "", PublicKey = "", Routing = new() };

    private static RoutingPlan Plan(ChatTexts texts) => new() { Groups = new Dictionary<GroupId, PlannedGroup> { [Aftersales] = new("A", Texts: texts), [new("presales")] = new("P") } };
}
