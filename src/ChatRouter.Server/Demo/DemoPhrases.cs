using ChatRouter.Core.Phrases;
using ChatRouter.Core.Shops;

namespace ChatRouter.Server.Demo;

/// <summary>What the demo shop's agents find on their desks: quick phrases and forbidden words.</summary>
public static class DemoPhrases
{
    public static readonly IReadOnlyList<ForbiddenWord> ForbiddenWords =
    [
        new("高仿", ForbiddenWordMode.Block, "涉嫌售假"),
        new("加微信", ForbiddenWordMode.Block, "引导站外交易"),
        new("好评返现", ForbiddenWordMode.Block, "平台禁止"),
        new("全网最低", ForbiddenWordMode.Warn, "绝对化用语"),
        new("保证有效", ForbiddenWordMode.Warn, "绝对化用语"),
    ];

    private static readonly (string? Group, string Title, string Code, string Text)[] Texts =
    [
        (null, "问候", "hi", "{{buyer.nick}}，您好，我是客服{{agent.nick}}，请问有什么可以帮您？"),
        (null, "发货时间", "fahuo", "亲，现货今天17点前下单当天发出，一般2到3天送到。"),
        (null, "发票", "fapiao", "亲，电子发票在订单完成后24小时内发送，请告诉我抬头和税号。"),
        (null, "订单进度", "dingdan", "您的订单 {{order.no}} 目前是「{{order.state}}」，有新进展我会马上告诉您。"),
        (null, "尺码建议", "chima", "亲，请告诉我身高和体重，我来帮您推荐尺码。"),
        (null, "感谢光临", "xiexie", "感谢光临{{shop.name}}，祝您生活愉快！"),
        ("pre-sale", "优惠券", "quan", "亲，店铺首页可以领取优惠券，满300减30，可以和活动叠加。"),
        ("pre-sale", "催付", "cuifu", "亲，您的订单 {{order.no}} 还没有付款，库存不多了，需要为您保留吗？"),
        ("after-sale", "退货地址", "tuihuo", "亲，退货地址已发到您的订单页，请在寄出后填写快递单号。"),
        ("after-sale", "退款时间", "tuikuan", "亲，仓库签收后48小时内退款，原路退回付款账户。"),
    ];

    public static IEnumerable<QuickPhrase> Of(ShopId shop) => Texts.Select((phrase, i) => new QuickPhrase
    {
        Shop = shop,
        Id = new($"demo-{i:d2}"),
        Scope = phrase.Group is null ? PhraseScope.Shop : PhraseScope.Group,
        Group = phrase.Group is null ? null : new GroupId(phrase.Group),
        Title = phrase.Title,
        Code = phrase.Code,
        Initials = PinyinInitials.Of(phrase.Title),
        Text = phrase.Text,
    });
}
