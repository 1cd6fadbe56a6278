using System.Text.RegularExpressions;

namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds who says that he is the platform's.</summary>
internal static partial class Platforms
{
    private const string Claim = @"(?:(?:我们?|咱们?|这里|这边|本人)就?是|我们?(?:代表|来自)|(^|[^a-z0-9])(?:iam|i['’]m|weare|thisis))";
    private const string LeadingIn = "(?:来自|一[名位个]|[您你]的|from|the|with){0,2}";
    private const string Platform = "(?:淘宝|天猫|拼多多|抖音|抖店|快手|京东|小红书|平台|taobao|tmall|pinduoduo|douyin|kuaishou)";

    // A shop's own people say 天猫旗舰店客服: a shop between the two is not among these.
    private const string Between = "(?:官方|平台|小店|商城|电商|总部|后台|售后|风控|审核|安全|运营|客户|服务|中心|在线|人工|的|official|platform|['’]s){0,4}";
    private const string People = Platform + Between + "(?:客服|小二|(?:工作)?人员|专员|员工|管理员|审核员|经理|support|staff|customerservice)";
    private const string Serving = "(^|[，,。.!！~～;；:：、]|[您你]好|亲)" + People + "(?:为[您你]服务|(?:提醒|通知)[您你])";

    /// <summary>A claim, the platform's name and what its people are called, or the two at the beginning of a sentence and that they serve or remind. Spaces do not count.</summary>
    public static List<TextPlace> In(FoldedText folded)
    {
        int[] at = [.. Enumerable.Range(0, folded.Text.Length).Where(i => !TextSigns.IsSpace(folded.Text[i]))];
        var text = string.Concat(at.Select(i => folded.Text[i]));
        return [.. Posing().Matches(text).Select(match => folded.PlaceOf(at[match.Index + match.Groups[1].Length + match.Groups[2].Length], at[match.Index + match.Length - 1] + 1))];
    }

    [GeneratedRegex(Claim + LeadingIn + People + "|" + Serving, RegexOptions.CultureInvariant)]
    private static partial Regex Posing();
}
