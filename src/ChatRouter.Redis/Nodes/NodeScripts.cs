using ChatRouter.Redis.Scripts;

namespace ChatRouter.Redis.Nodes;

/// <summary>The node bus's scripts, one for each operation.</summary>
internal sealed class NodeScripts(LuaLibrary library)
{
    public LuaScript HoldParticipants { get; } = library.Load("hold_participants");

    public LuaScript PublishEvents { get; } = library.Load("publish_events");

    public LuaScript ForgetHeld { get; } = library.Load("forget_held");

    public LuaScript ListHeld { get; } = library.Load("list_held");

    public LuaScript NoteNodeShop { get; } = library.Load("note_node_shop");

    public LuaScript DropNodeShop { get; } = library.Load("drop_node_shop");

    public LuaScript ListNodeShops { get; } = library.Load("list_node_shops");

    public LuaScript FindKey { get; } = library.Load("find_key");
}
