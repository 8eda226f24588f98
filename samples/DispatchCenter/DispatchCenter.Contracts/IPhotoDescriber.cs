namespace DispatchCenter.Contracts;

/// <summary>Says in words what a photo shows.</summary>
public interface IPhotoDescriber
{
    Task<string> DescribeAsync(byte[] photo, CancellationToken cancellationToken);
}
