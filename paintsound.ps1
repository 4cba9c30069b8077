# Starts PaintSound on Windows: installs what is missing (.NET 10 SDK, ffmpeg) with winget, builds once, runs.
# The tests also need Node with npm; only "test" checks for it.
#   .\paintsound.ps1 COMMAND ...     .\paintsound.ps1 test     .\paintsound.ps1 --yes COMMAND ...   (installs without asking)
# Where scripts are not allowed: powershell -ExecutionPolicy Bypass -File paintsound.ps1 COMMAND ...
# For Windows PowerShell 5.1 and PowerShell 7.
Set-StrictMode -Version 2

$root = $PSScriptRoot
$built = [IO.Path]::Combine($root, '.built')
$stamp = [IO.Path]::Combine($built, 'stamp')
$started = [IO.Path]::Combine($built, 'started')
$program = [IO.Path]::Combine($built, 'program')
$worker = [IO.Path]::Combine($program, 'paintsound.dll')
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'

$rest = @($args)
$yes = $env:CI -eq 'true'
if ($rest.Count -gt 0 -and $rest[0] -eq '--yes') {
    $yes = $true
    $rest = @($rest | Select-Object -Skip 1)
}

# On standard error: standard output belongs to the worker's answers.
function Say([string] $text) { [Console]::Error.WriteLine("paintsound: $text") }

function Find-Program([string] $name) {
    $found = @(Get-Command $name -CommandType Application -ErrorAction SilentlyContinue)
    if ($found.Count -gt 0) { $found[0].Path }
}

# On the path, or where Microsoft's installers put it; the first with a .NET 10 SDK is taken.
function Find-Dotnet {
    $candidates = @(Find-Program 'dotnet')
    foreach ($folder in @("$env:ProgramFiles\dotnet", "$env:LOCALAPPDATA\Microsoft\dotnet")) {
        $candidates += [IO.Path]::Combine($folder, 'dotnet.exe')
    }
    foreach ($candidate in $candidates) {
        if ($candidate -and [IO.File]::Exists($candidate) -and (@(& $candidate --list-sdks) -match '^10\.')) { return $candidate }
    }
}

function Get-MissingPackages {
    if (-not $script:dotnet) { 'Microsoft.DotNet.SDK.10' }
    if (-not (Find-Program 'ffmpeg')) { 'Gyan.FFmpeg' }
    if ($script:forTests -and (-not (Find-Program 'node') -or -not (Find-Program 'npm'))) { 'OpenJS.NodeJS.LTS' }
}

function Install-Missing {
    $packages = @(Get-MissingPackages)
    if ($packages.Count -eq 0) { return }
    $list = $packages -join ' '
    $byHand = '.NET 10 (https://dotnet.microsoft.com/download/dotnet/10.0) and ffmpeg (https://ffmpeg.org/download.html)'
    if ($script:forTests) { $byHand = "Node.js (https://nodejs.org), $byHand" }
    if (-not (Find-Program 'winget')) {
        Say "missing: $list. This system has no winget. Install App Installer from the Microsoft Store, or install by hand: $byHand."
        exit 1
    }

    Say "missing: $list (winget)"
    if (-not $yes) {
        if (-not [Environment]::UserInteractive -or [Console]::IsInputRedirected) {
            Say "cannot ask, because this is no terminal. To install without asking: .\paintsound.ps1 --yes ... To install by hand: winget install $list"
            exit 1
        }
        [Console]::Error.Write('Install now? [Y/n] ')
        if ([Console]::ReadLine() -notmatch '^\s*(y|yes)?\s*$') {
            Say "not installed. To install by hand: winget install $list"
            exit 1
        }
    }

    foreach ($package in $packages) {
        & winget install --id $package --exact --silent --accept-package-agreements --accept-source-agreements |
            ForEach-Object { [Console]::Error.WriteLine($_) }
        if ($LASTEXITCODE -ne 0) {
            Say "winget could not install $package; see the messages above."
            exit 1
        }
    }

    # This window still has the search path from before.
    $env:Path = @('Machine', 'User' | ForEach-Object { [Environment]::GetEnvironmentVariable('Path', $_) }) -join ';'
    $script:dotnet = Find-Dotnet
    $packages = @(Get-MissingPackages)
    if ($packages.Count -gt 0) {
        Say "still not found after installing: $($packages -join ' '). Open a new window and try again."
        exit 1
    }
}

# True when something in the folder is newer than the build: files than its beginning, folders (something was added or
# deleted) than its end.
function Test-Newer([IO.DirectoryInfo] $folder, [DateTime] $beginning, [DateTime] $end) {
    if ($folder.LastWriteTimeUtc -gt $end) { return $true }
    foreach ($item in $folder.EnumerateFileSystemInfos()) {
        if ($item -is [IO.DirectoryInfo]) {
            if ('bin', 'obj', 'training' -notcontains $item.Name -and (Test-Newer $item $beginning $end)) { return $true }
        }
        elseif ($item.LastWriteTimeUtc -gt $beginning) { return $true }
    }
    return $false
}

function Test-Stale {
    foreach ($file in $stamp, $started, $worker) {
        if (-not [IO.File]::Exists($file)) { return $true }
    }
    $beginning = [IO.File]::GetLastWriteTimeUtc($started)
    $end = [IO.File]::GetLastWriteTimeUtc($stamp)
    foreach ($file in [IO.Directory]::GetFiles($root)) {
        if ($file -match '\.(props|targets)$|global\.json$' -and [IO.File]::GetLastWriteTimeUtc($file) -gt $beginning) { return $true }
    }
    foreach ($name in 'src', 'models') {
        $folder = [IO.Path]::Combine($root, $name)
        if ([IO.Directory]::Exists($folder) -and (Test-Newer ([IO.DirectoryInfo] $folder) $beginning $end)) { return $true }
    }
    return $false
}

function Build-Worker {
    Say 'building (only on the first start and after changes) ...'
    $null = [IO.Directory]::CreateDirectory($built)
    [IO.File]::WriteAllText($started, '')
    [IO.File]::Delete($stamp)
    # From the root, where global.json says which SDK.
    Push-Location -LiteralPath $root
    # Compiled for this computer's processor, a start takes a sixth less CPU until the first message. The compiler for it is optional, and so is OpenCV, which
    # finds the canvas: where the package source has none for this system, the build goes on without it.
    $options = @('--use-current-runtime', '-p:PublishReadyToRun=true')
    $restored = & $script:dotnet restore src/PaintSound.Worker -v q @options
    if ($LASTEXITCODE -ne 0 -and "$restored" -match 'error NU.*crossgen') {
        Say "the compiler for this system's processor cannot be had. Building without it: every start takes a little longer."
        $options = @()
        $restored = & $script:dotnet restore src/PaintSound.Worker -v q
    }
    if ($LASTEXITCODE -ne 0 -and "$restored" -match 'error NU.*OpenCvSharp4') {
        Say 'OpenCV cannot be had for this system. Building without it: corners are set by hand and do not follow the canvas.'
        $options += '-p:Vision=false'
    }
    & $script:dotnet publish src/PaintSound.Worker -c Release -v q --nologo --no-self-contained -o $program @options | ForEach-Object { [Console]::Error.WriteLine($_) }
    $status = $LASTEXITCODE
    Pop-Location
    if ($status -ne 0) {
        Say 'the build failed; see the messages above.'
        exit 1
    }
    [IO.File]::WriteAllText($stamp, $script:dotnet)
}

# The training's tests need PyTorch, which only the making of the networks needs. Gives an exit status.
function Test-Training {
    $folder = [IO.Path]::Combine($root, 'models', 'training')
    if (-not [IO.Directory]::Exists([IO.Path]::Combine($folder, 'tests'))) { return 0 }
    $python = Find-Program 'python'
    if ($python) {
        $null = & $python -c 'import torch, torchvision, torchaudio, scipy, PIL, onnx, aubio' 2>$null
        if ($LASTEXITCODE -eq 0) {
            Push-Location -LiteralPath $folder
            & $python -m unittest | ForEach-Object { [Console]::Error.WriteLine($_) }
            $status = $LASTEXITCODE
            Pop-Location
            return $status
        }
    }
    Say 'the tests of models/training were not run: python with torch, torchvision, torchaudio, scipy, PIL, onnx or aubio is missing.'
    return 0
}

$dotnet = $null
$forTests = $false
if ($rest.Count -gt 0 -and $rest[0] -eq 'test') {
    $rest = @($rest | Select-Object -Skip 1)
    $forTests = $true
    $dotnet = Find-Dotnet
    Install-Missing
    Push-Location -LiteralPath $root
    Say 'building ...'
    & $dotnet build PaintSound.sln -c Release -v q --nologo
    $status = $LASTEXITCODE
    if ($status -eq 0) {
        # The acceptance tests play in real time with real programs: they come last, with nothing beside them.
        & $dotnet test --test-modules 'tests/PaintSound.*/bin/Release/net10.0/PaintSound.*.Tests.dll' @rest
        $rooms = $LASTEXITCODE
        & $dotnet test --project tests/acceptance -c Release --no-build @rest
        $status = if ($rooms -ne 0) { $rooms } else { $LASTEXITCODE }
    }
    Pop-Location
    $training = Test-Training
    if ($status -ne 0) { exit $status }
    exit $training
}

$stale = Test-Stale
if (-not $stale) { $dotnet = [IO.File]::ReadAllText($stamp) }
if ($stale -or -not [IO.File]::Exists($dotnet) -or -not (Find-Program 'ffmpeg')) {
    $dotnet = Find-Dotnet
    Install-Missing
    if ($stale) { Build-Worker } else { [IO.File]::WriteAllText($stamp, $dotnet) }
}

& $dotnet $worker @rest
exit $LASTEXITCODE
