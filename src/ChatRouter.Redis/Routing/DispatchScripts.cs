using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Routing;

/// <summary>The dispatcher's scripts, one for each operation.</summary>
internal sealed class DispatchScripts(LuaLibrary library)
{
    public LuaScript ConfigureShop { get; } = library.Load("configure_shop");

    public LuaScript SetAgent { get; } = library.Load("set_agent");

    public LuaScript ConnectAgent { get; } = library.Load("connect_agent");

    public LuaScript DisconnectAgent { get; } = library.Load("disconnect_agent");

    public LuaScript RenewLeases { get; } = library.Load("renew_leases");

    public LuaScript SetAgentState { get; } = library.Load("set_agent_state");

    public LuaScript RouteConversation { get; } = library.Load("route_conversation");

    public LuaScript CloseTurn { get; } = library.Load("close_turn");

    public LuaScript TouchConversation { get; } = library.Load("touch_conversation");

    public LuaScript TransferConversation { get; } = library.Load("transfer_conversation");

    public LuaScript TakeConversation { get; } = library.Load("take_conversation");

    public LuaScript CloseConversation { get; } = library.Load("close_conversation");

    public LuaScript LeaveQueue { get; } = library.Load("leave_queue");

    public LuaScript ReorderConversation { get; } = library.Load("reorder_conversation");

    public LuaScript ChangeOrderState { get; } = library.Load("change_order_state");

    public LuaScript FireDue { get; } = library.Load("fire_due");

    public LuaScript FindNextDue { get; } = library.Load("find_next_due");

    public LuaScript RestoreConversations { get; } = library.Load("restore_conversations");

    public LuaScript ReadQueue { get; } = library.Load("read_queue");

    public LuaScript ReadPosition { get; } = library.Load("read_position");

    public LuaScript ReadConversation { get; } = library.Load("read_conversation");

    public LuaScript ReadConversations { get; } = library.Load("read_conversations");

    public LuaScript ReadAgent { get; } = library.Load("read_agent");

    public LuaScript ReadStaff { get; } = library.Load("read_staff");

    public LuaScript ReadShop { get; } = library.Load("read_shop");
}
