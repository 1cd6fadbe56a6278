using ChatRouter.Core.Journal;

namespace ChatRouter.Storage.Postgres;

/// <summary>Rows of the assignment history as columns.</summary>
internal sealed class AssignmentColumns(ParameterColumns columns)
{
    private readonly List<string?> _shop = columns.Texts();
    private readonly List<string?> _conversation = columns.Texts();
    private readonly List<int> _version = columns.Integers();
    private readonly List<int> _placement = columns.Integers();
    private readonly List<string?> _owner = columns.Texts();
    private readonly List<string?> _decision = columns.Texts();
    private readonly List<string?> _by = columns.Texts();
    private readonly List<string?> _remark = columns.Texts();
    private readonly List<long> _at = columns.Numbers();

    public void Add(PlaceConversation command, int version)
    {
        var decision = command.Decision;
        _shop.Add(command.Shop.Value);
        _conversation.Add(decision.Conversation.Value);
        _version.Add(version);
        _placement.Add((int)decision.Placement);
        _owner.Add(decision.Owner?.Value);
        _decision.Add(StorageJson.Write(decision));
        _by.Add(command.By?.Value);
        _remark.Add(command.Remark);
        _at.Add(decision.At.ToUnixTimeMilliseconds());
    }
}
