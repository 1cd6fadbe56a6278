using ChatRouter.Core.Phrases;

namespace ChatRouter.Tests.Desks;

public sealed class PinyinInitialsTests
{
    [Theory]
    [InlineData("发货时间", "fhsj")]
    [InlineData("发票", "fp")]
    [InlineData("七天无理由退换货", "qtwlythh")]
    [InlineData("啊播擦搭鹅发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", "abcdefghjklmnopqrstwxyz")]
    [InlineData("座在坐", "zzz")]
    [InlineData("满300减30", "m300j30")]
    [InlineData("VIP 专享", "vipzx")]
    [InlineData("顺丰,包邮!😊", "sfby")]
    [InlineData("亍", "")]
    [InlineData("", "")]
    public void A_title_gives_its_initials(string title, string initials)
    {
        Assert.Equal(initials, PinyinInitials.Of(title));
    }
}
