; Inno Setup 6: installs the built folder for the one who runs it, without administrator rights.
; ISCC /DVersion=0.1.0 /DBundle=..\..\dist\cpc-selfeval cpc-selfeval.iss
#ifndef Version
  #error Say which version: /DVersion=0.1.0
#endif
#ifndef Bundle
  #define Bundle "..\..\dist\cpc-selfeval"
#endif

[Setup]
AppId={{2C1D5E3E-7D1B-4C0E-9E57-6A0E5B1F4C21}
AppName=CPC Self-Evaluation
AppVersion={#Version}
AppVerName=CPC Self-Evaluation {#Version}
DefaultDirName={autopf}\CPC Self-Evaluation
DefaultGroupName=CPC Self-Evaluation
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
; What Qt 6.11 asks for: Windows 10 version 1809
MinVersion=10.0.17763
; The program holds it while a window is open (cpc_selfeval/app/running.py): neither an upgrade nor an uninstall takes
; files away under somebody who is typing. Setup asks for the program to be closed first
AppMutex=CPCSelfEvaluationIsRunning
ChangesAssociations=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
OutputBaseFilename=cpc-selfeval-{#Version}-setup
UninstallDisplayIcon={app}\cpc-selfeval.exe
WizardStyle=modern

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; What an earlier version brought and this one does not
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Bundle}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\CPC Self-Evaluation"; Filename: "{app}\cpc-selfeval.exe"
Name: "{autodesktop}\CPC Self-Evaluation"; Filename: "{app}\cpc-selfeval.exe"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\.cpcse"; ValueType: string; ValueData: "CPCSelfEvaluation.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\CPCSelfEvaluation.File"; ValueType: string; ValueData: "CPC self-evaluation"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\CPCSelfEvaluation.File\DefaultIcon"; ValueType: string; ValueData: "{app}\cpc-selfeval.exe,0"
Root: HKA; Subkey: "Software\Classes\CPCSelfEvaluation.File\shell\open\command"; ValueType: string; ValueData: """{app}\cpc-selfeval.exe"" ""%1"""

[Run]
Filename: "{app}\cpc-selfeval.exe"; Description: "{cm:LaunchProgram,CPC Self-Evaluation}"; Flags: nowait postinstall skipifsilent
