namespace ChatRouter.Core.Conversations.Patterns;

/// <summary>Finds addresses of places: a province, town or district, a street or building in it, and a number there.</summary>
internal static class Streets
{
    private const int LongestName = 40;
    private const int LongestNumber = 5;
    private const int NameOfArea = 2;

    private static readonly string[] Ways = ["路", "街", "大道", "巷", "弄", "胡同", "小区", "花园", "大厦", "广场", "园区", "村", "苑"];
    private static readonly string[] Houses = ["号", "弄", "栋", "幢", "座", "单元", "室", "楼"];

    /// <summary>
    /// All three stand in one row: a street and a number alone may be a day, as with 半路 15 号到. A line of the underground is none.
    /// Found from the name of the area on, of which two characters are sure.
    /// </summary>
    public static List<TextPlace> In(FoldedText folded)
    {
        var (text, found, from) = (folded.Text, new List<TextPlace>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiDigit(text[at]))
                continue;
            var number = at;
            at = folded.After(at, c => char.IsAsciiDigit(c) || c == '-');
            if (at - number > LongestNumber || HouseAfter(folded, at) is not { } end || AreaBefore(folded, number, from) is not { } begin)
                continue;
            found.Add(folded.PlaceOf(begin, end));
            (from, at) = (end, end - 1);
        }

        return found;
    }

    private static int? HouseAfter(FoldedText folded, int number)
    {
        var at = folded.After(number, TextSigns.IsSpace);
        var house = Array.Find(Houses, name => string.CompareOrdinal(folded.Text, at, name, 0, name.Length) == 0);
        return house is null || folded.At(at + house.Length) == '线' ? null : at + house.Length;
    }

    private static int? AreaBefore(FoldedText folded, int number, int from)
    {
        var (text, end) = (folded.Text, number);
        while (end > from && TextSigns.IsSpace(text[end - 1]))
            end--;
        if (Array.Find(Ways, name => text.AsSpan(from, end - from).EndsWith(name, StringComparison.Ordinal)) is not { } way)
            return null;
        int? begin = null;
        for (var at = end - way.Length - 1; at >= from + NameOfArea && end - at <= LongestName && IsOfName(text[at]); at--)
        {
            if (text[at] is '省' or '市' or '区' or '县' or '镇' or '乡' && IsHan(text[at - 1]) && IsHan(text[at - 2]))
                begin = at - NameOfArea;
        }

        return begin;
    }

    private static bool IsOfName(char c) => IsHan(c) || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-' || TextSigns.IsSpace(c);

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
