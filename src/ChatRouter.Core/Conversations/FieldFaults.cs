namespace ChatRouter.Core.Conversations;

/// <summary>Collects what is wrong with the fields of a form, the first fault of each. Fields are named as on the wire: <c>words.3.reason</c>.</summary>
internal sealed class FieldFaults
{
    private readonly Dictionary<string, string> _faults = [];

    public bool Any => _faults.Count > 0;

    public FieldFaults Unless(bool fits, string field, string fault)
    {
        if (!fits)
            _faults.TryAdd(field, fault);
        return this;
    }

    /// <summary>A text that must be there and be at most so long.</summary>
    public FieldFaults Text(string field, string text, int maxLength) =>
        Unless(!string.IsNullOrWhiteSpace(text), field, FieldFault.Required).Unless(text.Length <= maxLength, field, FieldFault.TooLong).Unless(MessageRules.Fits(text, int.MaxValue), field, FieldFault.Malformed);

    /// <summary>Everything of <paramref name="other"/>, below the field of that name.</summary>
    public void Below(string field, IReadOnlyDictionary<string, string>? other)
    {
        foreach (var (name, fault) in other ?? new Dictionary<string, string>())
            _faults.TryAdd($"{field}.{name}", fault);
    }

    /// <summary>None when every field fits.</summary>
    public Rejection? Refusal(string message, string code = ErrorCode.InvalidArgument) => Any ? new(code, message) { Fields = _faults } : null;
}
