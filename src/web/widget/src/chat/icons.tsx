const box = { viewBox: '0 0 24 24', width: 20, height: 20, fill: 'none', stroke: 'currentColor', 'aria-hidden': true } as const;
const line = { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } as const;

export const CloseIcon = () => (
  <svg {...box}>
    <path {...line} d="M6 9l6 6 6-6" />
  </svg>
);

export const ImageIcon = () => (
  <svg {...box}>
    <path {...line} d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01" />
  </svg>
);

export const SendIcon = () => (
  <svg {...box}>
    <path {...line} d="M4 12l16-8-5 16-3-7z" />
  </svg>
);

export const HeadsetIcon = () => (
  <svg {...box}>
    <path
      {...line}
      d="M4 15v-3a8 8 0 0116 0v3M4 15a2 2 0 002 2h1v-5H6a2 2 0 00-2 2zm16 0a2 2 0 01-2 2h-1v-5h1a2 2 0 012 2zm0 1c0 3-2 4-5 4"
    />
  </svg>
);

export const ClockIcon = () => (
  <svg {...box} width={13} height={13}>
    <circle {...line} cx="12" cy="12" r="9" />
    <path {...line} d="M12 7v5l3 2" />
  </svg>
);

export const TickIcon = ({ twice }: { twice: boolean }) => (
  <svg {...box} width={15} height={13}>
    <path {...line} d={twice ? 'M2 13l4 4L15 7M11 16l1 1L22 7' : 'M5 13l4 4L19 7'} />
  </svg>
);

export const WarnIcon = () => (
  <svg {...box} width={14} height={14}>
    <circle {...line} cx="12" cy="12" r="9" />
    <path {...line} d="M12 7v6M12 16.5v.5" />
  </svg>
);

export const CrossIcon = () => (
  <svg {...box} width={16} height={16}>
    <path {...line} d="M6 6l12 12M18 6L6 18" />
  </svg>
);

export const MoreIcon = () => (
  <svg {...box}>
    <path {...line} stroke-width={3} d="M5 12h.01M12 12h.01M19 12h.01" />
  </svg>
);
