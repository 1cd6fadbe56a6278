using System.Diagnostics;
using ChatRouter.Core.Bots;

namespace ChatRouter.Tests.Bots;

/// <summary>What the bot says to a text.</summary>
public sealed class BotAnswersTests
{
    private static readonly ShopBot Bot = new()
    {
        Mode = BotMode.First,
        Answers =
        [
            new("什么时候发货?", ["发货", "多久到"], "48 小时内发货。", Suggested: true),
            new("怎么退货", ["退货", "七天无理由退货"], "七天无理由。"),
            new("怎么付款", ["付款", "pay"], "支付宝、微信。", QuestionEn: "How can I pay?", TextEn: "Alipay or WeChat."),
            new("会员", ["VIP", "88"], "会员包邮。", TextEn: "Members ship free."),
            new("Do you ship abroad?", ["abroad", "Shipping"], "Not yet."),
        ],
    };

    [Fact]
    public void Agents_find_every_answer_by_question_and_initials_and_what_is_also_in_English_in_both()
    {
        var offered = DeskAnswer.Of(Bot with { Mode = BotMode.Off });

        Assert.Equal(
            ["什么时候发货? smshfh 48 小时内发货。", "怎么退货 zmth 七天无理由。", "怎么付款 zmfk 支付宝、微信。", "How can I pay? howcanipay Alipay or WeChat.", "会员 hy 会员包邮。", "会员 hy Members ship free.", "Do you ship abroad? doyoushipabroad Not yet."],
            offered.Select(answer => $"{answer.Question} {answer.Initials} {answer.Text}"));
        Assert.Equal(["退货", "七天无理由退货"], offered[1].Keywords);
        Assert.Empty(DeskAnswer.Of(new() { Answers = [new("没有关键词", null, "也行")] })[0].Keywords);
    }

    [Theory]
    [InlineData("什么时候发货?", "48 小时内发货。")]
    [InlineData("什么时候发货？？", "48 小时内发货。")]
    [InlineData("请问 多久到 呀", "48 小时内发货。")]
    [InlineData("发货了吗,想七天无理由退货", "七天无理由。")]
    [InlineData("ｓｈｉｐｐｉｎｇ to Paris", "Not yet.")]
    [InlineData("怎么退货", "七天无理由。")]
    [InlineData("你好", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("发货太慢,转人工", null)]
    [InlineData("Talk to a human", null)]
    [InlineData("发货 \ud800", "48 小时内发货。")]
    [InlineData("怎么付款?", "支付宝、微信。")]
    [InlineData("ｈｏｗ can i PAY", "Alipay or WeChat.")]
    [InlineData("Can I pay later", "Alipay or WeChat.")]
    [InlineData("能用Apple Pay吗", "支付宝、微信。")]
    [InlineData("vip", "Members ship free.")]
    [InlineData("88", "会员包邮。")]
    [InlineData("What about 发货", "48 小时内发货。")]
    public void The_whole_question_or_the_longest_keyword_decides_and_who_asks_for_a_human_gets_one(string? text, string? answer)
    {
        Assert.Equal(answer, BotAnswers.Find(Bot, text));
    }

    [Fact]
    public void A_keyword_of_nothing_but_marks_is_in_no_message()
    {
        var marks = Bot with { Answers = [new("?", ["?", " ！", ""], "x")] };

        Assert.Null(BotAnswers.Find(marks, "你好?"));
    }

    [Fact]
    public void Who_writes_a_letter_gets_a_human()
    {
        Assert.Null(BotAnswers.Find(Bot, "发货" + new string('。', 200)));
    }

    [Fact]
    public void A_hostile_text_costs_little()
    {
        var full = Bot with { Answers = [.. Enumerable.Range(0, 200).Select(i => new BotAnswer($"q{i}", [.. Enumerable.Range(0, 20).Select(k => new string('a', 29) + (char)('b' + k))], "x"))] };
        var text = new string('a', 200);
        BotAnswers.Find(full, text);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
            BotAnswers.Find(full, text);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed.TotalMilliseconds / 20} ms each");
    }
}
