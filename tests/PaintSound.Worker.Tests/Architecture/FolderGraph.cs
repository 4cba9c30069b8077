using System.Reflection;

namespace PaintSound.Worker.Tests.Architecture;

/// <summary>
/// The dependencies between the folders of a project. A folder is a namespace. A folder depends on another if one of its types uses a
/// type of the other: as a base, a member, a parameter, or in the body of a method.
/// </summary>
internal sealed class FolderGraph
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, Dictionary<string, string>> _uses = [];

    /// <summary>Reads the types of a project.</summary>
    /// <param name="project">The project.</param>
    /// <param name="root">Only folders in this namespace are read.</param>
    public FolderGraph(Assembly project, string root = "PaintSound")
    {
        foreach (var type in project.GetTypes().Where(type => type.Namespace?.StartsWith(root, StringComparison.Ordinal) == true))
        {
            foreach (var used in Uses(type).SelectMany(Parts).Where(used => used.Assembly == project && used.Namespace is not null && used.Namespace != type.Namespace))
            {
                if (!_uses.TryGetValue(type.Namespace!, out var folders))
                {
                    _uses[type.Namespace!] = folders = [];
                }

                folders.TryAdd(used.Namespace!, $"{Outermost(type).Name} uses {Outermost(used).Name}");
            }
        }
    }

    /// <summary>Finds a cycle, with an example for each step; empty if there is none.</summary>
    public IReadOnlyList<string> FindCycle()
    {
        HashSet<string> done = [];
        foreach (var folder in _uses.Keys.Order(StringComparer.Ordinal))
        {
            if (Visit(folder, [], done) is { } cycle)
            {
                return [.. cycle.Zip(cycle.Skip(1).Append(cycle[0]), (from, to) => $"{from} -> {to} ({_uses[from][to]})")];
            }
        }

        return [];
    }

    private List<string>? Visit(string folder, List<string> path, HashSet<string> done)
    {
        if (path.IndexOf(folder) is var start and >= 0)
        {
            return path[start..];
        }

        if (!done.Add(folder) || !_uses.TryGetValue(folder, out var used))
        {
            return null;
        }

        return used.Keys.Order(StringComparer.Ordinal).Select(next => Visit(next, [.. path, folder], done)).FirstOrDefault(cycle => cycle is not null);
    }

    private static IEnumerable<Type> Uses(Type type) =>
    [
        .. type.BaseType is { } parent ? [parent] : Type.EmptyTypes,
        .. type.GetInterfaces(),
        .. type.GetFields(All).Select(field => field.FieldType),
        .. type.GetMethods(All).SelectMany(method => Uses(method).Append(method.ReturnType)),
        .. type.GetConstructors(All).SelectMany(Uses),
    ];

    private static IEnumerable<Type> Uses(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. InstructionReader.ReadMembers(method).SelectMany(member => member switch
        {
            Type type => [type],
            FieldInfo field => [field.DeclaringType!, field.FieldType],
            MethodBase called => [called.DeclaringType!, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => Type.EmptyTypes,
        }),
    ];

    /// <summary>Splits element types and generic arguments: a list of excerpts uses excerpts.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
