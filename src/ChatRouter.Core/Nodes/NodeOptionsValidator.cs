using Microsoft.Extensions.Options;

namespace ChatRouter.Core.Nodes;

/// <summary>Refuses options outside of their ranges.</summary>
[OptionsValidator]
public sealed partial class NodeOptionsValidator : IValidateOptions<NodeOptions>;
