using System.Reflection;
using ChatRouter.Core.Conversations;
using ChatRouter.Core.Routing;

namespace ChatRouter.Tests.Conversations;

/// <summary>What the dispatcher refuses, as clients are told it.</summary>
public sealed class RejectionsTests
{
    private static readonly IReadOnlyList<string> Codes = [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    public static TheoryData<RefusalCode> Refusals => [.. Enum.GetValues<RefusalCode>().Except([RefusalCode.None])];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_of_the_dispatcher_is_told_by_a_fixed_code(RefusalCode refusal)
    {
        var told = Rejections.Of(new DispatchResult { Shop = new("s"), Outcome = DispatchOutcome.Refused, Refusal = refusal });

        Assert.Contains(told!.Code, Codes);
    }
}
