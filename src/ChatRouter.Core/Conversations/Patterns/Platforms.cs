namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds who says that he is the platform's.</summary>
internal static class Platforms
{
    private const int MostBetween = 4;
    private const int MostLeadingIn = 2;
    private const string Begins = "，,。.!！~～;；:：、";

    private static readonly string[] Names = ["淘宝", "天猫", "拼多多", "抖音", "抖店", "快手", "京东", "小红书", "平台", "taobao", "tmall", "pinduoduo", "douyin", "kuaishou"];

    // A shop's own people say 天猫旗舰店客服: a shop between the two is not among these.
    private static readonly string[] Between =
    [
        "官方", "平台", "小店", "商城", "电商", "总部", "后台", "售后", "风控", "审核", "安全", "运营", "客户", "服务", "中心", "在线", "人工", "的",
        "official", "platform", "’s", "'s",
    ];

    private static readonly string[] Staff = ["客服", "小二", "工作人员", "专员", "员工", "管理员", "审核员", "经理", "人员", "support", "staff", "customerservice"];

    private static readonly string[] Claims =
    [
        "我是", "我们是", "咱是", "咱们是", "这里是", "这边是", "本人是", "我就是", "我们就是", "我代表", "我们代表", "我来自", "我们来自",
        "iam", "i'm", "i’m", "weare", "thisis",
    ];

    private static readonly string[] LeadingIn = ["来自", "一名", "一位", "一个", "您的", "你的", "from", "the", "with"];
    private static readonly string[] Serving = ["为您服务", "为你服务", "提醒您", "提醒你", "通知您", "通知你"];
    private static readonly string[] Greetings = ["您好", "你好", "亲"];

    /// <summary>A claim, the platform's name and what its people are called, or the two at the beginning of a sentence and that they serve or remind. Spaces do not count.</summary>
    public static List<TextPlace> People(FoldedText folded)
    {
        int[] at = [.. Enumerable.Range(0, folded.Text.Length).Where(i => !TextSigns.IsSpace(folded.Text[i]))];
        var text = string.Concat(at.Select(i => folded.Text[i]));
        var (found, from) = (new List<TextPlace>(), 0);
        for (var name = 0; name < text.Length; name++)
        {
            if (StaffAfter(text, name) is not { } end)
                continue;
            var claim = ClaimBefore(text, name, from);
            var served = claim is null && IsBeginning(folded, at[name], text, name) ? WordAt(text, end, Serving) : 0;
            if (claim is null && served == 0)
                continue;
            from = end + served;
            found.Add(folded.PlaceOf(at[claim ?? name], at[from - 1] + 1));
            name = from - 1;
        }

        return found;
    }

    // Lengths; 0: none of them.
    private static int WordAt(string text, int at, string[] words) => words.FirstOrDefault(word => string.CompareOrdinal(text, at, word, 0, word.Length) == 0)?.Length ?? 0;

    private static int WordBefore(string text, int end, string[] words) =>
        words.Where(word => text.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal)).Select(word => word.Length).DefaultIfEmpty().Max();

    private static int? StaffAfter(string text, int name)
    {
        var at = name + WordAt(text, name, Names);
        if (at == name)
            return null;
        for (var words = 0; words <= MostBetween; words++)
        {
            if (WordAt(text, at, Staff) is > 0 and var people)
                return at + people;
            if (WordAt(text, at, Between) is var word && word == 0)
                return null;
            at += word;
        }

        return null;
    }

    private static int? ClaimBefore(string text, int name, int from)
    {
        var end = name;
        for (var words = 0; words < MostLeadingIn; words++)
            end -= WordBefore(text, end, LeadingIn);
        var begin = end - WordBefore(text, end, Claims);
        // Siam and other words end like it.
        var isWord = begin < end && !(char.IsAsciiLetterLower(text[begin]) && begin > 0 && (char.IsAsciiLetterLower(text[begin - 1]) || char.IsAsciiDigit(text[begin - 1])));
        return isWord && begin >= from ? begin : null;
    }

    private static bool IsBeginning(FoldedText folded, int written, string text, int name) =>
        name == 0 || TextSigns.IsSpace(folded.At(written - 1)) || Begins.Contains(folded.At(written - 1), StringComparison.Ordinal) || WordBefore(text, name, Greetings) > 0;
}
