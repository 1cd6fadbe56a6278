using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatRouter.Core.Conversations;
using ChatRouter.Server.Api;
using ChatRouter.Server.Hubs;

namespace ChatRouter.IntegrationTests.Security;

/// <summary>JSON arguments made from the types of a method's parameters, right in form; each place where an id stands is a slot of its own.</summary>
/// <remarks>What it cannot make it refuses, so that a new kind of parameter is taught here instead of being left untried.</remarks>
internal sealed class SampleArguments
{
    private static readonly Dictionary<Type, Func<JsonNode>> Scalars = new()
    {
        [typeof(bool)] = () => false,
        [typeof(int)] = () => 1,
        [typeof(long)] = () => 1,
        [typeof(double)] = () => 1,
        [typeof(decimal)] = () => 1,
        [typeof(DateTimeOffset)] = () => "2040-01-02T08:30:00Z",
        [typeof(DateOnly)] = () => Day,
        [typeof(TimeOnly)] = () => "08:30:00",
        [typeof(TimeSpan)] = () => "00:01:00",
    };

    // Keys that are no ids are days, and shifts, which may be called like one.
    private const string Day = "2040-01-02";

    private readonly SampleIds _own;
    private readonly string? _slot;
    private readonly string? _id;
    private readonly List<string> _slots = [];

    private SampleArguments(SampleIds own, string? slot, string? id)
    {
        _own = own;
        _slot = slot;
        _id = id;
    }

    /// <summary>The places of ids among the arguments of a hub method.</summary>
    public static IReadOnlyList<string> SlotsOf(MethodInfo method) => SlotsOf(sample => sample.Arguments(method));

    public static IReadOnlyList<string> SlotsOf(Type body) => SlotsOf(sample => sample.Value(body, "", required: true));

    /// <summary>Arguments of a hub method with that id in that slot, and the caller's own ids elsewhere.</summary>
    public static JsonArray Of(MethodInfo method, SampleIds own, string? slot = null, string? id = null) => new SampleArguments(own, slot, id).Arguments(method);

    public static JsonNode? Of(Type body, SampleIds own, string? slot = null, string? id = null) => new SampleArguments(own, slot, id).Value(body, "", required: true);

    private static List<string> SlotsOf(Action<SampleArguments> make)
    {
        var sample = new SampleArguments(SampleIds.None, null, null);
        make(sample);
        return sample._slots;
    }

    private JsonArray Arguments(MethodInfo method) => new([.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, required: true))]);

    private JsonNode? Value(Type type, string path, bool required)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Value(underlying, path, required: false);
        if (IsId(type))
            return Slot(path, required ? _own.Of(type) : null);
        if (type == typeof(string))
            return Text(path, required);
        if (Scalars.TryGetValue(type, out var scalar))
            return scalar();
        if (type.IsEnum)
            return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(type)[0]);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return Collection(type, path);
        if (type.Namespace?.StartsWith(nameof(ChatRouter), StringComparison.Ordinal) == true)
            return required || _slot is null || IsOfSlot(path) ? Record(type, path) : null;
        throw new NotSupportedException($"No sample is known of {type} at '{path}'.");
    }

    // Empty but for the one entry that has the slot in it: what is said of ids is wrong for nothing else then.
    private JsonNode Collection(Type type, string path) => type.GetGenericArguments() switch
    {
        [var key, var value] => Map(key, value, path),
        [var element] when Value(element, $"{path}[]", required: true) is { } one && IsOfSlot(path) => new JsonArray(one),
        _ => new JsonArray(),
    };

    private JsonObject Map(Type key, Type value, string path)
    {
        var id = IsId(key) ? Slot($"{path}.key", _own.Of(key)) : JsonValue.Create(Day);
        var entry = Value(value, $"{path}.value", required: true);
        return IsOfSlot(path) ? new JsonObject { [id!.GetValue<string>()] = entry } : [];
    }

    private bool IsOfSlot(string path) => _slot?.StartsWith(path, StringComparison.Ordinal) == true && _slot[path.Length] is '.' or '[';

    private JsonObject Record(Type type, string path)
    {
        var made = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (Value(property.PropertyType, path.Length == 0 ? name : $"{path}.{name}", IsRequired(type, property)) is { } value)
                made[name] = value;
        }
        if (type == typeof(SendRequest))
            Fit(made, path);
        if (type == typeof(TransferRequest) && _slot != $"{path}.groupId" && _slot != $"{path}.agentId")
            made["agentId"] = _own.Of(typeof(AgentId));
        if (type == typeof(PhrasesApi.PhraseRequest) && made.ContainsKey("groupId"))
            made["scope"] = "group";
        return made;
    }

    // A message has exactly the field that its kind needs.
    private void Fit(JsonObject message, string path)
    {
        var kind = _slot == $"{path}.imageId" ? MessageKind.Image : _slot == $"{path}.card.id" ? MessageKind.Product : MessageKind.Text;
        message["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
        if (kind is MessageKind.Text)
            message["text"] = "text";
        if (kind is not MessageKind.Product)
            message.Remove("card");
    }

    private JsonValue? Text(string path, bool required)
    {
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (name == "clientMsgId")
            return JsonValue.Create(Guid.CreateVersion7().ToString());
        // A page is asked for with the id of the last thing that was told.
        if (name is "id" or "before" || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Key", StringComparison.Ordinal))
            return Slot(path, required ? "none" : null);
        return required ? JsonValue.Create("text") : null;
    }

    private JsonValue? Slot(string path, string? own)
    {
        _slots.Add(path);
        return path == _slot ? JsonValue.Create(_id) : own is null ? null : JsonValue.Create(own);
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(parent => parent.IsGenericType && parent.GetGenericTypeDefinition() == typeof(IId<>));

    private static bool IsRequired(Type type, PropertyInfo property) =>
        property.IsDefined(typeof(RequiredMemberAttribute))
        || type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Any(parameter => parameter.Name == property.Name && !parameter.HasDefaultValue && new NullabilityInfoContext().Create(parameter).WriteState is not NullabilityState.Nullable);
}
